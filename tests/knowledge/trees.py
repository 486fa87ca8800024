"""A small content directory, whole and right, that a test can change file by file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

ENTRY: Final = """\
title: {en: Alien card, sw: Kadi ya mgeni (alien card)}
answer:
  en: >-
    Stay more than 90 days? Get an alien card. It costs {card-fee}. Ask {helpdesk}
  sw: >-
    Unakaa zaidi ya siku 90? Pata kadi ya mgeni. Ada ni {card-fee}. Uliza {helpdesk}
facts:
  - {key: card-fee, kind: fee, amount: 5000, currency: KES, covers: {en: each year, sw: kila mwaka}, sources: [fns],
     confidence: second-source, may_have_changed: true}
  - {key: open, kind: hours, days: mon-fri, opens: "08:00", closes: "17:00", sources: [fns], confidence: read}
contacts: [helpdesk]
sources:
  - {key: fns, title: Foreign National Services, url: "https://fns.immigration.go.ke/", published: undated,
     read_on: 2026-11-22}
checked_on: 2026-11-22
review_by: 2027-05-22
"""

POLICE: Final = """\
title: {en: Police, sw: Polisi}
answer:
  en: >-
    Call {helpdesk}
  sw: >-
    Piga {helpdesk}
emergency_line:
  en: >-
    {helpdesk}, free: police
  sw: >-
    {helpdesk}, bure: polisi
contacts: [helpdesk]
sources:
  - {key: desk, title: The desk's own page, url: "https://example.org/desk", published: undated, read_on: 2026-11-22}
checked_on: 2026-11-22
review_by: 2027-05-22
"""

CONTACTS: Final = """\
- slug: helpdesk
  name: {en: Help desk, sw: Dawati la msaada}
  kind: tollfree
  value: "999"
  hours: {always: true}
  source: {title: The desk's own page, url: "https://example.org/desk", published: "2026-01-05", read_on: 2026-11-22}
  confidence: second-source

- slug: office
  name: {en: Office, sw: Ofisi}
  kind: place
  value: {en: "Uhuru na Kazi, Mombasa", sw: "Uhuru na Kazi, Mombasa"}
  note: {en: Come early, sw: Fika mapema}
  source: {title: County handbook, document: "County handbook 2022, page 4", published: "2022", read_on: 2026-11-22}
  confidence: read
  verify: true
"""

FILES: Final = {
    "languages.csv": "code,name,own_name\nen,English,English\nsw,Swahili,Kiswahili\n",
    "topics.csv": "slug,category,what the person wants to know\n"
    'police,emergency,"danger now, crime"\nalien-card,documents,the alien card\n',
    "counties.csv": "code,slug,name,headquarters,places,everyday_places\n"
    "1,mombasa,Mombasa,Mombasa,Mvita;Likoni;Ziwa la Ng'ombe,Magongo\n47,nairobi,Nairobi,Nairobi,Kibera;Eastleigh,\n",
    "county_points.csv": "county,town,latitude,longitude\nmombasa,Mombasa,-4.05,39.66\nnairobi,Nairobi,-1.29,36.82\n",
    "glossary.csv": "en,sw,note,avoid\narrest,kukamatwa,,kutiwa mbaroni;kutiwa nguvuni\n",
    "lexicon/sw.csv": "form,meaning\nnk,nataka\n",
    "lexicon/mixed.csv": "form,meaning\nkarao,polisi\n",
    "negatives/football.txt": "Arsenal walishinda jana\n",
    "contacts/national.yaml": CONTACTS,
    "topics/alien-card/national.yaml": ENTRY,
    "topics/alien-card/phrases.en.txt": "how do I get an alien card\ncost of alien card\n",
    "topics/alien-card/phrases.sw.txt": "nawezaje kupata kadi ya mgeni\n",
    "topics/alien-card/phrases.mixed.txt": "alien card ni how much\n",
    "topics/alien-card/phrases.sw.confirmed.txt": "kadi ya kigeni napata wapi\n",
    "topics/police/national.yaml": POLICE,
    "topics/police/danger.en.txt": "there is a man with a knife at the door\n",
}
"""Every file of the format at least once, in canonical form."""


def plant(root: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """The small tree under `root`, with some files changed, added, or (None) left out."""
    for file, text in {**FILES, **(changes or {})}.items():
        if text is None:
            continue
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def contents(root: Path) -> dict[str, str]:
    """The text of every file under `root`, by its name."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}
