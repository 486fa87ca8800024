// Small things that make the desk quicker; every page works without them.
"use strict";
// A form with mistakes is read from its list of mistakes on.
document.querySelector(".errors")?.focus();
