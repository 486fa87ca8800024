"""The short codes that our contacts may use. A digit wrong in a contact is then seen: no other check could tell."""

from typing import Final

SHORT_CODES: Final = {
    "100": "Safaricom customer care",
    "112": "police, from mobile phones",
    "116": "Childline Kenya",
    "147": "Social Health Authority",
    "456": "M-Pesa reversals, by SMS",
    "911": "police",
    "988": "Nairobi City County",
    "999": "police",
    "1190": "LVCT Health",
    "1195": "gender violence helpline",
    "1199": "Kenya Red Cross",
    "1508": "Nairobi City County",
    "1517": "UNHCR Kenya",
    "1535": "Kilifi County emergencies",
    "1547": "National Cohesion and Integration Commission, by SMS",
    "1551": "Ethics and Anti-Corruption Commission",
    "1559": "Independent Policing Oversight Authority",
    "1599": "Mombasa fire brigade",
    "1919": "Huduma Kenya",
    "15700": "Ombudsman, by SMS",
    "20227": "Mombasa Water, by SMS",
    "22222": "passport status, by SMS",
    "22359": "Kenya National Commission on Human Rights, by SMS",
}
