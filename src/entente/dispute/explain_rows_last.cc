// The second half of the table, from "p" on: one file would be longer than a person reads.
#include <array>

#include "entente/dispute/explain_rows.h"

namespace entente::dispute {

namespace {

constexpr std::array<ExplanationRow, 102> rows = {{
    {"party-without-position", "a party without a view",
     "The party has no position and no points on any issue, so it has no utility. That is right for one that "
     "only hosts or holds a lever; mediates = true says so.",
     "", ""},
    {"party-without-scores", "a party that wants nothing",
     "A party of a scenario that has no score on any issue is indifferent between all packages. It is "
     "left out, or given its scores.",
     "issue,value,north,south\nprice,low,1,", "issue,value,north,south\nprice,low,1,0"},
    {"patience-out-of-range", "a patience outside its range",
     "Patience is what a unit one period later is worth today: above 0, at most 1.", "patience = 97",
     "patience = 0.97"},
    {"pdf-no-text", "a PDF whose pages are images",
     "A scanned document holds pictures of text. Its words can be read once they were recognised, for "
     "example with "
     "ocrmypdf.",
     "", ""},
    {"pdf-tool-missing", "a PDF, and no program to read it",
     "The text of a PDF is taken out by the program pdftotext, which is part of poppler-utils. It is not "
     "installed "
     "or not on the path.",
     "", ""},
    {"pdf-unreadable", "a PDF whose text cannot be taken out",
     "The file is damaged, asks for a password, forbids that its text is copied, or took longer than a "
     "minute.",
     "", ""},
    {"people-negative", "a number of people below 0",
     "people counts the residents whose jurisdiction changes with an option.", "people = -1200",
     "people = 1200"},
    {"plover-records", "a file that is no list of PLOVER records",
     "The reader was to be measured against the field's gold records of events, but the file holds no JSON "
     "list.",
     "", ""},
    {"points-count", "points that do not match the options",
     "A score has one number or estimate for each option, in the order of the options; on a scale, one for "
     "each anchor, in rising order.",
     "options = [\"none\", \"joint\", \"neutral\"]\npoints = [0, 5]", "points = [0, 5, 9]"},
    {"position-without-ideal", "a salience without a view",
     "The party cares about the issue but the case does not say what it wants there. It counts as having no "
     "view on it.",
     "[[position]]\nparty = \"island\"\nissue = \"grounds\"\nsalience = 0.4",
     "[[position]]\nparty = \"island\"\nissue = \"grounds\"\nideal = 50\nsalience = 0.4"},
    {"probability-out-of-range", "a probability outside [0, 1]",
     "Probabilities are written as shares: 0.3 for 30 of 100.", "advance = 30", "advance = 0.3"},
    {"quorum-out-of-range", "a quorum that is no number of acceptors",
     "A quorum is how many of those in must_accept have to accept: a whole number from 1 to all of them.",
     "must_accept = [\"north_coast\", \"south_coast\"]\nquorum = 3",
     "must_accept = [\"north_coast\", \"south_coast\", \"island\"]\nquorum = 2"},
    {"quota-out-of-range", "a quota that no vote can meet, or every vote meets",
     "The quota of a [[body]] is the votes that pass a package, in the unit of its factions' votes: above 0, "
     "at most all of them together.",
     "quota = 101\nfactions = [{ id = \"majority\", votes = 53 }, { id = \"minority\", votes = 47 }]",
     "quota = 67\nfactions = [{ id = \"majority\", votes = 53 }, { id = \"minority\", votes = 47 }]"},
    {"ratifier-must-accept", "a party that both accepts and ratifies",
     "A party that must accept every package of a table adds nothing by ratifying, unless [[approval]] rows "
     "describe a body of its own that votes.",
     "must_accept = [\"island\"]\nratifies = [\"island\"]", "must_accept = [\"island\"]"},
    {"red-line-empty", "a red line that accepts nothing",
     "accepts names the part of the scale or the options that its holder would accept. When nothing is known "
     "of it, \"unknown\" says so.",
     "accepts = []", "accepts = \"unknown\""},
    {"red-line-off-scale", "a red line outside the issue's scale",
     "What a red line accepts is part of the issue's scale. A side may be left out: then it reaches the end "
     "of the scale.",
     "accepts = { from = 40, to = 120 }", "accepts = { from = 40 }"},
    {"regime-enters", "a war that turns into too many states at once",
     "In one period the war turns from today's state into one of its regimes, or into none, so the chances "
     "enters of all regimes add up to at most 1, at their highest too.",
     "enters = 0.7  # of one state\nenters = 0.6  # of another",
     "enters = 0.07  # of one state\nenters = 0.06  # of another"},
    {"regime-without-war", "another state of a war that is not there",
     "A [[regime]] says how the fighting of [war] goes on when something about it has changed.",
     "[[regime]]\nid = \"thaw\"",
     "[war]\nbetween = [\"north_coast\", \"south_coast\"]\n[[regime]]\nid = \"thaw\""},
    {"regroup-out-of-range", "a front that resumes beyond its ends",
     "regroup is by how many levels the front has moved when the fighting resumes after an agreement has "
     "failed. The front has no more than levels of them.",
     "levels = 20\nregroup = 25", "levels = 20\nregroup = [-2, 2, 6]"},
    {"rejected-claim", "support by a claim that was rejected",
     "An analyst rejected the claim, and a number still rests on it.", "", ""},
    {"request-refused", "a request that does not come from the workbench's own page",
     "Only the page whose address the program printed may ask: the token, the host and the origin of a "
     "request have to be its own. Open the address that `entente open` prints.",
     "", ""},
    {"request-too-large", "a request larger than any page sends",
     "A request may hold 64 MB. Larger documents are to be divided.", "", ""},
    {"reservation-above-maximum", "a party that can accept nothing",
     "The utility a party has without agreement is above what any package gives it, so there is no room "
     "for an agreement with it. The number may be in another unit than the scores.",
     "no_agreement = 55   # scores from 0 to 1", "no_agreement = 0.55"},
    {"salience-out-of-range", "a salience outside [0, 1]",
     "Salience is how much an issue matters to a party: 0 means indifferent, 1 means nothing matters more.",
     "salience = 1.4", "salience = 0.4"},
    {"scale-needs-two-anchors", "a scale without two ends",
     "A scale has two anchors or more, each a number and what it means; the lowest and the highest are its "
     "ends.",
     "scale = { 0 = \"all to the south\" }",
     "scale = { 0 = \"all to the south\", 100 = \"all to the north\" }"},
    {"scenario-empty", "a scenario with nothing to agree on",
     "A scenario needs a party, and an issue with two values or more.", "issue,value,north\nprice,low,1",
     "issue,value,north\nprice,low,1\nprice,high,2"},
    {"scenario-number", "a number of a scenario out of range",
     "Scores and reservation values are finite numbers, discount factors are above 0 and at most 1, and "
     "a range has its lower end first.",
     "discount,,1.5,0.9", "discount,,1,0.9"},
    {"scenario-shape", "scores that do not fit the issues",
     "Each party has one score per value of an issue, in the order of the values, and a quorum is at "
     "most the number of parties.",
     "values: [low, high]\nscores: [1, 2, 3]", "values: [low, high]\nscores: [1, 2]"},
    {"series-constant", "a series whose changes are all alike",
     "The deviation says how much the changes of a series differ. Where all are the same, somebody has drawn "
     "a "
     "line between few points, and the rows in between were never measured. Of aid: no row has any.",
     "2024-04-05,18500\n2024-04-12,18570\n2024-04-19,18640",
     "2024-04-05,18500\n2024-04-12,18655\n2024-04-19,18640"},
    {"series-date", "a day that is not written as one",
     "Dates of a series are days, year first. Other orders of day and month are read differently in "
     "different "
     "countries, so none is guessed.",
     "12.4.2024,18500", "2024-04-12,18500"},
    {"series-date-order", "a series that goes back in time",
     "The rows of a series stand in the order of their days. A row out of order is more often a wrong day "
     "than a "
     "row in the wrong place, so rows are not sorted silently.",
     "2024-04-26,18600\n2024-04-12,18655", "2024-04-19,18600\n2024-04-26,18655"},
    {"series-date-twice", "two rows of one day",
     "A series has one value per day. Which of two holds is known to whoever made the table.",
     "2024-04-12,18500\n2024-04-12,18655", "2024-04-12,18655"},
    {"series-empty", "a series without a row",
     "The file has no header, no row below it, or none between --since and --until.", "date,area",
     "date,area\n2024-04-05,18500\n2024-04-12,18655"},
    {"series-ends", "ends between which the front does not fit",
     "--from and --to say what the series reads at the two ends of the war. Today lies between them, and "
     "between "
     "them there is room for 2 to 1000 levels of a width that moves as the series does.",
     "entente calibrate front front.csv --from 0 --to 18000",
     "entente calibrate front front.csv --from 15000 --to 30000"},
    {"series-gap", "a series with a pause",
     "Between two rows more than three times as long has passed as between nine in ten others. What happened "
     "there is not known; one change across it would hide it.",
     "2024-07-26,19800\n2024-09-20,20400", "2024-07-26,19800\n2024-08-02,19850\n2024-08-09,19990"},
    {"series-header", "a table that does not say what its columns are",
     "The first line of a series names its columns: date, and one that holds the numbers. Columns with other "
     "names are left aside.",
     "day,km2\n2024-04-05,18500", "date,area\n2024-04-05,18500"},
    {"series-jump", "a change that no front has made",
     "Published series contain errors of drawing: a row that is off and back at once, or a step when a map "
     "was "
     "redrawn. Such changes lie far outside what the rest of the series does. Each is listed and left out of "
     "the "
     "fit; --keep-jumps counts them.",
     "2025-01-03,21800\n2025-01-10,433900\n2025-01-17,21950",
     "2025-01-03,21800\n2025-01-10,21880\n2025-01-17,21950"},
    {"series-number", "a cell that is no number",
     "A cell of a series holds one number, without unit or words. Decimals have a full stop; thousands are "
     "not "
     "parted.",
     "2024-04-12,\"18,655\"", "2024-04-12,18655"},
    {"series-range", "a cost above all that a party has at stake",
     "The cost in [war] is a share of what a party's most favoured outcome is worth to it over its least. "
     "--range gives "
     "that worth in the unit of the series; no period costs more than all of it.",
     "entente calibrate cost cost.csv --range 25", "entente calibrate cost cost.csv --range 5000"},
    {"series-row", "a row with too few cells", "Every row of a series has the columns of its header.",
     "date,area\n2024-04-12", "date,area\n2024-04-12,18655"},
    {"series-too-long", "a series with more than 20,000 rows",
     "Twenty thousand days are more than any front lasts. Another table may have been meant, or one row per "
     "hour.",
     "", ""},
    {"series-too-short", "too few changes to fit",
     "Drift and deviation are fitted to at least eight changes that count. From fewer, the interval of the "
     "deviation is so wide that a judgement says more.",
     "2024-04-05,18500\n2024-04-12,18655\n2024-04-19,18640",
     "drift = [40, 70, 110]\ndeviation = [60, 100, 150]"},
    {"series-value-out-of-range", "a value that the column cannot have",
     "An area is at least 0, and a share is in [0, 1]. A column named value may hold any number.",
     "date,share\n2024-04-05,17.2", "date,share\n2024-04-05,0.172"},
    {"series-width", "no width of a level for every value of the estimates",
     "A front that moves by one level at most has the stated drift and deviation only if a level is from "
     "sqrt(v + "
     "m²) to (v + m²)/|m| wide, m the drift and v the deviation squared. Where the estimates are wide, no "
     "one "
     "width does for all their values. A shorter period, or a longer series, makes room.",
     "entente calibrate front front.csv --period month", "entente calibrate front front.csv --period week"},
    {"server-busy", "more at once than the workbench serves",
     "Too many requests wait already. Those that run are finished first; then it can be asked again.", "",
     ""},
    {"share-out-of-range", "a share outside [0, 1]", "Shares are written as parts of one: 0.05 for 5 of 100.",
     "audience_cost = 5", "audience_cost = 0.05"},
    {"spoiler-must-accept", "a spoiler that must accept",
     "can_spoil is for parties whose acceptance a table does not ask for. One that must accept refuses "
     "instead.",
     "must_accept = [\"union\"]\ncan_spoil = [{ party = \"union\", wrecks = 0.2 }]",
     "can_spoil = [{ party = \"union\", wrecks = 0.2 }]"},
    {"stale-revision", "a change to a state that is no longer the latest",
     "Another page changed the case first. Nothing was changed; the newer state is shown, and the change can "
     "be made again.",
     "", ""},
    {"status-quo-off-scale", "a status quo outside the issue's scale",
     "How an issue stands today lies on its scale.", "status_quo = -1", "status_quo = 0"},
    {"step-not-positive", "a step that makes no grid",
     "Scale issues are negotiated on a grid; step is the distance of its points, above 0 and at most the "
     "length of the scale.",
     "step = 0", "step = 5"},
    {"suite-records", "a file without records of events",
     "A suite has records <Sentence id=\"…\" date=\"…\"> with <EventCoding>, <Text> and <Parse>. There is "
     "none "
     "in the file.",
     "", ""},
    {"suite-tree", "a record whose tree cannot be read",
     "The words between <Parse> and </Parse> are not CoNLL-U, or their heads are no tree. The record counts "
     "as "
     "one in which nothing is found.",
     "", ""},
    {"terms-off-scale", "terms outside the issue's scale", "A term names part of an issue's scale.",
     "then = { grounds = { to = 170 } }", "then = { grounds = { to = 70 } }"},
    {"times-out-of-range", "a guarantee outside its range",
     "times multiplies the hazard of collapse where an agreement meets the terms: 0.5 halves it, 2 doubles "
     "it. "
     "It is above 0 and at most 100.",
     "times = 0", "times = [0.3, 0.6, 0.9]"},
    {"toml-syntax", "a file that is not TOML",
     "The file cannot be read further than this place. Text stands in quotes, each key on a line of its own, "
     "and brackets close in turn.",
     "title = Harbour talks", "title = \"Harbour talks\""},
    {"too-large", "a number that is too large",
     "Numbers up to 1000000000000 in size are computed; a larger unit brings them there.",
     "capability = 1e300", "capability = 1e3"},
    {"too-many-factions", "more factions than can be computed",
     "A body has at most 40 factions. Members that vote alike are one faction with their votes together.", "",
     ""},
    {"too-many-issues", "more issues than can be computed", "A case has at most 64 issues.", "", ""},
    {"too-many-options", "more options than can be computed",
     "An issue has at most 4096 options or points of its grid.",
     "scale = { 0 = \"…\", 100 = \"…\" }\nstep = 0.001", "step = 1"},
    {"too-many-parties", "more parties than can be computed", "A case has at most 250 parties.", "", ""},
    {"too-many-regimes", "more regimes than can be computed",
     "A war has at most 3 regimes besides today's state. Those that differ little are joined into one.", "",
     ""},
    {"unknown-address", "an address that the workbench does not have",
     "Pages stand at /, operations at /api/ and the name of one of them, as docs/workbench.md lists them.",
     "", ""},
    {"unknown-case", "a case that is not open",
     "A request names a case that is not open here, or a sample that does not exist. The operation `state` "
     "lists both.",
     "", ""},
    {"unknown-claim", "support by a claim that is not there",
     "rests_on names claims of claims.jsonl by their ids.", "rests_on = [\"minuets#6\"]",
     "rests_on = [\"minutes#6\"]"},
    {"unknown-document", "a document that the case does not have",
     "An edit names a document that has no [[document]] row.", "", ""},
    {"unknown-exchange-format", "a scenario format that does not exist",
     "The formats that are read from and written for other programs are listed in docs/formats.md.",
     "entente import genious scenario-folder", "entente import genius scenario-folder"},
    {"unknown-faction", "a faction that is not there",
     "An approval names a faction of the party's [[body]] by its id there.", "faction = \"majorty\"",
     "faction = \"majority\""},
    {"unknown-format", "a format this version does not read",
     "The first line of a case file says in which form it is written.", "format = 7", "format = 1"},
    {"unknown-issue", "an issue that is not there", "A row names an issue by the id of an [[issue]] row.",
     "issue = \"ground\"", "issue = \"grounds\""},
    {"unknown-key", "a key that means nothing here",
     "The key is kept in the file and not used. It may be misspelt, or stand in another table than meant.",
     "saliance = 0.4", "salience = 0.4"},
    {"unknown-lever", "a lever that is not there",
     "A bundle or a command names a lever by the id of a [[lever]] row.", "levers = [\"patrols\"]",
     "levers = [\"withdraw_patrols\"]"},
    {"unknown-method", "a method that is not there",
     "entente methods lists the methods with the questions they answer.", "", ""},
    {"unknown-operation", "an operation that the workbench does not have",
     "docs/workbench.md lists the operations.", "", ""},
    {"unknown-option", "an option that is not there",
     "A row names an option by its name in the issue's options.", "ideal = \"jont\"", "ideal = \"joint\""},
    {"unknown-party", "a party that is not there", "A row names a party by the id of a [[party]] row.",
     "party = \"north_cost\"", "party = \"north_coast\""},
    {"unknown-path", "a path that leads nowhere",
     "A path names a number that the case gives, or a table's list: party.island.capability, "
     "table.bilateral.seated. docs/formats.md lists the forms.",
     "changes = { \"party.island.capabilty\" = 5 }", "changes = { \"party.island.capability\" = 5 }"},
    {"unknown-question", "a question that is not there",
     "The questions are a closed list; entente ask --help shows it.", "", ""},
    {"unknown-table", "a table that is not there", "A command names a table by the id of a [[table]] row.",
     "entente ask harbour --table bilatral", "entente ask harbour --table bilateral"},
    {"unknown-word", "a word that is not in the list",
     "The key takes one of a few words, which the message or docs/formats.md lists.",
     "meanwhile = \"something\"", "meanwhile = \"front\""},
    {"unreadable-file", "a file that cannot be read",
     "The file exists, but it is a folder, or reading it is not permitted.", "", ""},
    {"unwritable-file", "a file that cannot be written",
     "The folder does not exist or writing there is not permitted; nothing was changed.", "", ""},
    {"usage", "words that the command does not take",
     "The command line was not understood; nothing was done. `entente COMMAND --help` shows an example.",
     "entente brif cases/harbour", "entente brief cases/harbour"},
    {"veto-not-acceptor", "a veto of a party that is not asked",
     "A veto is held by one of those in must_accept: whatever the quorum, that party has to accept.",
     "must_accept = [\"north_coast\", \"south_coast\"]\nquorum = 1\nveto = [\"island\"]",
     "must_accept = [\"north_coast\", \"south_coast\"]\nquorum = 1\nveto = [\"north_coast\"]"},
    {"veto-without-quorum", "a veto where all have to accept",
     "Without a quorum everyone in must_accept has to accept, so naming a veto adds nothing.",
     "must_accept = [\"north_coast\", \"south_coast\", \"island\"]\nveto = [\"island\"]",
     "must_accept = [\"north_coast\", \"south_coast\", \"island\"]\nquorum = 2\nveto = [\"island\"]"},
    {"votes-out-of-range", "votes below 0", "A faction has 0 votes or more.", "votes = -3", "votes = 3"},
    {"war-advance-retreat", "a front that moves both ways too often",
     "In one period the front goes one level up, one down, or stays, so the two probabilities add up to at "
     "most 1, at their highest too.",
     "advance = [0.3, 0.8]\nretreat = 0.4", "advance = [0.3, 0.6]\nretreat = 0.4"},
    {"war-between", "a war that is not between two",
     "[war] describes the fighting of two parties; a higher level is better for the first.",
     "between = [\"north_coast\"]", "between = [\"north_coast\", \"south_coast\"]"},
    {"war-cost-negative", "a cost below 0", "The cost of a period of fighting is 0 or above.", "-0.5", "0.5"},
    {"war-discount-out-of-range", "a discount outside (0, 1]",
     "What next period is worth now lies above 0 and is at most 1.", "1.5", "0.99"},
    {"war-end-without-utility", "an end without a utility",
     "The utility of an end of the war is not a number.", "", ""},
    {"war-goes-on-forever", "no end and no discounting",
     "With a discount of 1 every state has to reach an end, or values have no bound.", "1", "0.99"},
    {"war-level-out-of-range", "a front beyond its ends",
     "Levels 0 and levels end the war; today's level lies between them.", "levels = 20\nlevel = 20",
     "levels = 20\nlevel = 19"},
    {"war-levels", "a number of levels that makes no front", "levels is a whole number from 2 to 1000.",
     "levels = 1", "levels = 20"},
    {"war-pace-form", "a front that moves in no form, or in two",
     "How the front moves stands in one of two forms: chances of one level up and one down (advance and "
     "retreat), or what changes hands per period (drift and deviation, with the width of a level). A "
     "[[regime]] uses the form that [war] uses.",
     "advance = 0.3\nretreat = 0.2\ndrift = 30", "drift = 30\ndeviation = 60\nwidth = 100"},
    {"war-party", "a number of a party that does not fight",
     "Exhaustion, and what a side counts on, belong to the two that [war] names under between.",
     "between = [\"north_coast\", \"south_coast\"]\nexhaustion = { island = 0.01 }",
     "between = [\"north_coast\", \"south_coast\"]\nexhaustion = { south_coast = 0.01 }"},
    {"war-recognition-sum", "chances to make the offer that do not sum to one",
     "Each is in [0, 1], and together they are 1 in every state.", "0.6, 0.5", "0.5, 0.5"},
    {"war-states-differ", "numbers for another war",
     "A list of numbers or expected moves is for other states or ends than the war has.",
     "10 numbers, 11 states", "11 numbers, 11 states"},
    {"war-stops", "a war that stops in too many ways at once",
     "In one period the front freezes, or one of the two sides is exhausted, or the fighting goes on, so "
     "these "
     "chances add up to at most 1, at their highest too.",
     "freeze = 0.6\nexhaustion = { north_coast = 0.5 }",
     "freeze = 0.06\nexhaustion = { north_coast = 0.05 }"},
    {"war-width", "levels of the front that do not fit its pace",
     "A level is so wide that a front which moves by one level at most has the drift and the deviation that "
     "are stated: at least the root of their squares' sum, at most that sum divided by the drift. It is an "
     "error at the likely values; where only some worlds lie outside, it is a warning.",
     "drift = 306\ndeviation = 264\nwidth = 600", "drift = 306\ndeviation = 264\nwidth = 450"},
    {"war-without-end", "a war that never ends, for somebody to whom time costs nothing",
     "Nothing moves the front and nothing stops the fighting, and a party has patience 1. What it has from "
     "fighting on is then no finite number.",
     "advance = 0\nretreat = 0\nfreeze = 0", "advance = 0\nretreat = 0\nfreeze = 0.01"},
    {"width-not-positive", "levels of the front without a width",
     "width is that of one level of the front, in the unit of drift and deviation.", "width = 0",
     "width = 142.9"},
    {"wrong-type", "a value of another kind",
     "The key takes another kind of value: a text in quotes, a number without, a date as 2024-03-02, a list "
     "in [ ], a table in { }.",
     "salience = \"0.4\"", "salience = 0.4"},
}};

}  // namespace

std::span<const ExplanationRow> last_explanation_rows() {
  return rows;
}

}  // namespace entente::dispute
