#include "entente/dispute/explain_rows.h"

#include <array>
#include <vector>

namespace entente::dispute {

namespace {

constexpr std::array<ExplanationRow, 104> first_rows = {{
    {"after-as-of", "support that is younger than the case",
     "A case speaks as of a day. A document or claim dated later may not support it, or its answers would "
     "know what nobody could know on that day.",
     "as_of = 2024-03-02\nrests_on = [\"minutes-2024-04-01#3\"]",
     "as_of = 2024-04-02\nrests_on = [\"minutes-2024-04-01#3\"]"},
    {"bad-claim", "a claim that cannot be",
     "A claim is bytes of its document inside one sentence, of a type, modality and status that the reading "
     "knows. What was asked for is not.",
     "", ""},
    {"bad-edit", "an edit that is none",
     "A list of edits holds something that is no object, has a verb or key that edits do not have, or lacks "
     "one that it needs.",
     "{\"do\": \"sett\", \"path\": \"war.level\"}",
     "{\"do\": \"set\", \"path\": \"war.level\", \"value\": \"3\"}"},
    {"bad-estimate", "a text that is no number as people write it",
     "A number is typed as one number, as two with a dash or \"to\" between them, or as low, likely and high "
     "with slashes. Decimals have a full stop.",
     "0,7", "0.6/0.7/0.9"},
    {"bad-file-name", "a document outside the case folder",
     "A document's file stands inside documents/ of the case folder, so that the folder can be given away as "
     "a whole.",
     "file = \"../secret.txt\"", "file = \"minutes-2024-03-02.txt\""},
    {"bad-id", "an id with letters it may not have",
     "Ids appear in paths, so they have a to z, digits and _ only, and begin with a letter. Names for people "
     "go into name or title. Document ids may also have capitals, - and a full stop.",
     "id = \"North Coast\"", "id = \"north_coast\"\nname = \"North Coast\""},
    {"bad-json", "a request that is not JSON",
     "The body of a request cannot be read as JSON, or nests deeper than any request does.", "", ""},
    {"bad-request", "a request with a key that is wrong",
     "A request to the workbench has a key that it does not know, lacks one, or gives one a value of another "
     "kind. docs/workbench.md lists them.",
     "{\"worlds\": \"many\"}", "{\"worlds\": 512}"},
    {"bad-value", "an edit that is not one value",
     "An edit puts exactly one value, or one row, in the place of another. Text stands in quotes; a comment "
     "or a second key does not belong to it.",
     "0.8 # new", "0.8"},
    {"belief-out-of-range", "a belief about the front that is too far off",
     "A belief multiplies the stated drift: what the front does per period as that party counts on it. It "
     "lies "
     "in [-10, 10].",
     "belief = { north_coast = 30 }", "belief = { north_coast = 1.3 }"},
    {"binary-document", "a file that is not text",
     "Documents are read as plain text, Markdown, HTML, DOCX or PDF. Of other word processors' files and of "
     "pictures the text is to be exported first.",
     "entente read minutes.odt", "entente read minutes.docx"},
    {"body-needs-factions", "a body without factions",
     "A [[body]] says who votes in it: one faction or more, each with its votes. A body that votes as one is "
     "one faction.",
     "factions = []", "factions = [{ id = \"majority\", votes = 53 }, { id = \"minority\", votes = 47 }]"},
    {"cannot-listen", "no port to listen on",
     "The workbench could not open a port on this machine. Another program may hold it, or the address is "
     "not this machine's.",
     "", ""},
    {"capability-negative", "a capability below 0",
     "Capability is what a party could bring to bear, in any one unit; only ratios between parties matter, "
     "so it has no negative values.",
     "capability = -5", "capability = 5"},
    {"chain-chance-out-of-range", "a chance below 0", "A chance of a transition is negative or not a number.",
     "-0.5", "0.5"},
    {"chain-end-unreachable", "an end out of reach",
     "From this state the war cannot end, where an end has to be certain.", "state 1: stays with 1",
     "state 1: stays with 0.9, ends with 0.1"},
    {"chain-leaves-an-end", "a way out of an end", "The war is over in a state that leads elsewhere.",
     "state 0 is an end; 0 to 1 with 0.2", "state 0 is an end"},
    {"chain-row-sum", "chances that do not sum to one",
     "The chances of one state sum to 1 within a billionth, the chance to stay included.", "0.5, 0.25",
     "0.5, 0.25, 0.25"},
    {"chain-state-unknown", "a state that is not there",
     "A transition leads from or to a state outside the chain. States count from 0.", "0 to 2, of two states",
     "0 to 1, of two states"},
    {"changed-on-disk", "a case that another program has changed",
     "The files of the case are no longer those that the workbench wrote. Nothing is written until it is "
     "said which version to keep; the other one is kept beside it.",
     "", ""},
    {"claim-duplicate-id", "two claims with one id",
     "A claim's id is its document and a number, and is never used twice: what rests on it must stay "
     "findable.",
     "{\"id\":\"minutes#6\",…}\n{\"id\":\"minutes#6\",…}",
     "{\"id\":\"minutes#6\",…}\n{\"id\":\"minutes#7\",…}"},
    {"claim-missing-key", "a claim without a part it needs",
     "Every claim has an id, a type, a quote, and the place of the quote (start and end).",
     "{\"id\":\"minutes#6\",\"type\":\"demand\"}",
     "{\"id\":\"minutes#6\",\"type\":\"demand\",\"quote\":\"…\",\"start\":120,\"end\":141,…}"},
    {"claim-quote-mismatch", "a quote that is not what stands at its place",
     "The quote of a claim is the bytes from start to end of its document. When the two disagree, the "
     "document changed after it was read; reading it again mends the claims.",
     "\"quote\":\"most of the grounds\",\"start\":120,\"end\":125",
     "\"quote\":\"most of the grounds\",\"start\":120,\"end\":139"},
    {"claim-syntax", "a line of claims.jsonl that cannot be read",
     "claims.jsonl holds one JSON object a line, written by the reader. The status and by of a claim are for "
     "the analyst; other keys are the reader's.",
     "{\"id\":\"minutes#6\",", "{\"id\":\"minutes#6\",\"type\":\"demand\",…}"},
    {"claim-unknown-type", "a type of claim that does not exist",
     "The types of claims are a closed list, which docs/formats.md gives.", "\"type\":\"demnd\"",
     "\"type\":\"demand\""},
    {"conllu-columns", "a word of a treebank with too few columns",
     "CoNLL-U has one word a line in ten columns with a tab between them. Eight are needed: the last two may "
     "be "
     "missing.",
     "", ""},
    {"conllu-head", "a word of a treebank that hangs on nothing",
     "Each word names the number of the word that it depends on, or 0 for the sentence's root. This one "
     "names no "
     "word of its sentence, or the heads go round in a circle.",
     "", ""},
    {"correlation-out-of-range", "a correlation outside its range",
     "resolve and common say how far several coins fall together: 0 for not at all, up to but without 1.",
     "resolve = 1.5", "resolve = 0.5"},
    {"curvature-out-of-range", "a curvature outside [1, 2]",
     "Curvature says how loss grows with distance from the ideal: 1 in proportion, 2 with its square.",
     "curvature = 3", "curvature = 2"},
    {"data-table-missing", "a data table that is not there",
     "Lexicons and defaults are tables inside the program; --data names a folder that replaces some of them "
     "by files of the same name.",
     "", ""},
    {"data-table-row", "a row of a data table that cannot be read",
     "A table in the folder of --data has a row that does not have the columns or words its table needs. The "
     "message says which.",
     "", ""},
    {"deviation-negative", "a deviation below 0",
     "The deviation says how much what changes hands differs from one period to another. Which way the front "
     "drifts stands in the sign of drift.",
     "deviation = -60", "deviation = 60"},
    {"dictionaries-missing", "a folder without a dictionary of verbs or of actors",
     "Coding with dictionaries of one's own needs at least verbs and actors. What a file holds is told by "
     "its name: "
     "actors, agents, verbs, discards, issues.",
     "entente read a.txt --as petrarch --dictionaries empty",
     "entente read a.txt --as petrarch --dictionaries phoenix"},
    {"dictionary-bracket", "a bracket or brace of a dictionary that is not there or not closed",
     "An actor, a role or a topic has its code in square brackets, and irregular forms of a verb stand in "
     "braces. The line is left out or read as far as it goes; the other lines count.",
     "NORTHAVEN [NHV", "NORTHAVEN [NHV]"},
    {"dictionary-code", "an entry of a dictionary without a usable code",
     "An actor needs a code on its own line or on the lines below it; a role's code has a ~ on the side of "
     "the "
     "actor's code. The entry is left out.",
     "MINISTER [GOV]", "MINISTER [~GOV]"},
    {"dictionary-date", "a date of an actor's code that cannot be read",
     "A code holds before a day, from a day on, or from one day to another. Days are yymmdd (31 to 99 are "
     "1931 "
     "to 1999) or yyyymmdd. The code is left out; the actor's other codes count.",
     "[NHVGOV 1995-1999]", "[NHVGOV 19950101-19991231]"},
    {"dictionary-empty", "a dictionary without an entry",
     "Nothing in the file is an entry of the kind that it was given as, so it is probably a file of another "
     "kind.",
     "", ""},
    {"dictionary-pattern", "a pattern of a verb that cannot be read",
     "A pattern stands below its verb, has a * where the verb is, words, (prepositions), {phrases} and &SETS "
     "around it, and its code in brackets at the end. A transformation has the form ~ a (a b INNER) OUTER = "
     "a b "
     "CODE. The line is left out.",
     "- * (WITH PACT [061]", "- * (WITH PACT) [061]"},
    {"dictionary-verb", "a verb outside a block",
     "Verbs stand in blocks, whose first line gives the code that they share. The line is left out.", "MEET",
     "--- MEET [040] ---\nMEET"},
    {"document-bad-date", "a document with a date that is none",
     "The date in the opening block of a document is year-month-day.", "date: 2 March", "date: 2024-03-02"},
    {"document-bad-value", "a document with a value that is none of its words",
     "A key in the opening block of a document has a value that it cannot have.", "kind: newspaper",
     "kind: news"},
    {"document-too-large", "a document that is too long",
     "Very long documents are not read as one; chapters or days are better documents.", "", ""},
    {"document-unknown-key", "a key that documents do not have",
     "The opening block of a document may hold title, kind, author, date, origin and restricted.",
     "writer: …", "author: …"},
    {"docx-part-left-out", "a Word document is read without some of its parts",
     "Footnotes, endnotes and text boxes stand outside the running text. They are left out, and what they "
     "say "
     "supports no claim.",
     "", ""},
    {"docx-unreadable", "a Word document that cannot be unpacked",
     "A DOCX file is an archive. This one is damaged, locked by a password, or unpacks to more than 64 MB.",
     "", ""},
    {"draft-needs-date", "a draft without a day",
     "A case speaks as of a day. A draft takes the latest date of its documents; when none has one, it has "
     "to be told.",
     "title: Talks in the harbour", "---\ntitle: Talks in the harbour\ndate: 2024-03-02\n---"},
    {"draft-table-row", "a row of the draft's tables that cannot be read",
     "The tables of drafting (draft_defaults.toml, issues.toml) have a row without what the row needs. The "
     "message says which.",
     "", ""},
    {"drift-out-of-range", "a drift of more than one level a period",
     "The front moves by at most one level in a period, so what changes hands in a period is on average at "
     "most "
     "the width of a level. A shorter period or wider levels make room for it.",
     "width = 140\ndrift = 300", "width = 420\ndrift = 300"},
    {"duplicate-id", "one id given twice",
     "Ids are unique within their kind, or rows that name one would be ambiguous.",
     "[[party]]\nid = \"island\"\n[[party]]\nid = \"island\"",
     "[[party]]\nid = \"island\"\n[[party]]\nid = \"outer_island\""},
    {"duplicate-row", "one thing said twice",
     "A party has one position, one score and one red line per issue, and a list names each of its members "
     "once. Two rows would leave open which counts.",
     "seated = [\"island\", \"island\"]", "seated = [\"island\"]"},
    {"edit-unsupported", "an edit at a place that cannot be edited whole",
     "The value is written as a [table] or as rows of its own, over several lines. Its keys can be changed "
     "one by one, or the file by hand.",
     "", ""},
    {"empty-document", "a document without a sentence",
     "The file holds nothing that could be read as a sentence.", "", ""},
    {"empty-must-accept", "a table at which nobody must accept",
     "An agreement is an outcome that all who must accept it accept; without any such party every outcome "
     "would be one.",
     "must_accept = []", "must_accept = [\"north_coast\", \"south_coast\"]"},
    {"empty-terms", "terms that say nothing",
     "Terms name an issue and part of its scale or some of its options. No issue, no option, neither end of "
     "a range, or a range that ends before it begins says nothing.",
     "if = { grounds = { from = 70, to = 30 } }", "if = { grounds = { from = 30, to = 70 } }"},
    {"ends-off-scale", "an end of the war outside the scale",
     "Each end of a war is an outcome on the issues' own scales.", "ends = { low = { grounds = -10 }, … }",
     "ends = { low = { grounds = 0 }, … }"},
    {"ends-unknown", "an end of the war that names no issue",
     "Each end of a war names issues of the case and where they would then stand.",
     "ends = { low = { land = 0 }, … }", "ends = { low = { grounds = 0 }, … }"},
    {"engine-fault", "a fault of the engine inside a brief",
     "The engine that travels in the brief broke one of its own promises. The brief as it was sent stays "
     "complete; please report what was done.",
     "", ""},
    {"estimate-order", "an estimate that does not go from low to high",
     "A range is [low, high]; three numbers are [low, likely, high].", "salience = [0.9, 0.6]",
     "salience = [0.6, 0.9]"},
    {"estimate-shape", "an estimate that is not one to three numbers",
     "A number is exact (0.8), a range ([0.6, 0.9]) or low, likely, high ([0.6, 0.8, 0.9]).",
     "salience = [0.5, 0.6, 0.7, 0.8]", "salience = [0.5, 0.65, 0.8]"},
    {"export-unsupported", "a scenario that a format cannot hold",
     "Other programs have no place for everything that a scenario can say. What can be left out is left "
     "out with a note; what would change the meaning of every package is refused.",
     "entente export geniusweb my-case\n# a utility that bends on an issue without steps",
     "entente export csv my-case"},
    {"file-too-large", "a file that is too large",
     "Case files up to 16 MiB and other files up to 256 MiB are read.", "", ""},
    {"firmness-out-of-range", "a firmness outside [0, 1]",
     "Firmness is the probability that the holder prefers no agreement to every package across the line.",
     "firmness = 80", "firmness = 0.8"},
    {"folder-not-empty", "a folder that already holds something",
     "A new case is written into a new or empty folder, so that nothing is overwritten.", "", ""},
    {"folder-outside", "a folder outside the working folder",
     "Pages of the workbench open cases of the working folder only. The command line opens any: entente open "
     "FOLDER.",
     "", ""},
    {"front-does-not-move", "a front without movement",
     "A front is calibrated from how it moved; a series without any change says nothing of its chances.", "",
     ""},
    {"gold-item", "an item of an annotation without a place or a type",
     "Items, mentions and controls of an annotated text stand at bytes of it, the end after the start; an "
     "event "
     "also has one of PLOVER's types.",
     "{\"id\": \"E1\", \"kind\": \"event\", \"type\": \"TALK\", \"start\": 9, \"end\": 4}",
     "{\"id\": \"E1\", \"kind\": \"event\", \"type\": \"CONSULT\", \"start\": 4, \"end\": 9}"},
    {"gold-nothing", "nothing to hold the reader against",
     "evaluate-reader counts annotated texts (JSON beside their text), treebanks whose name ends in "
     "-test.conllu, "
     "and PLOVER records. None of them is among what was named.",
     "entente evaluate-reader notes.txt", "entente evaluate-reader tests/reading/articles"},
    {"gold-syntax", "a file that is no annotation",
     "An annotated text is a JSON object with \"source\" and a list \"items\"; mentions and controls may "
     "follow.",
     "", ""},
    {"gold-text", "an annotation of another text",
     "An item or a mention quotes words that do not stand at its place in the text, or its place lies behind "
     "the "
     "text's end: one of the two files was changed since.",
     "", ""},
    {"gold-text-missing", "an annotation without its text",
     "The text that was annotated is looked for beside the annotation: under the name that \"source\" gives, "
     "under "
     "the annotation's own name with .txt, or by its length in bytes. None fits.",
     "", ""},
    {"guarantee-without-life", "a guarantee where nothing says how long agreements hold",
     "A [[guarantee]] multiplies the hazard that an agreement collapses. That hazard comes from [life].",
     "[[guarantee]]\ntitle = \"Joint patrols\"",
     "[life]\nkind = \"full\"\n[[guarantee]]\ntitle = \"Joint patrols\""},
    {"hazard-not-positive", "a hazard of collapse that is not above 0",
     "hazard multiplies the recorded hazard that such agreements collapse: 1 means as in the record. No "
     "agreement has a hazard of 0.",
     "hazard = 0", "hazard = [0.5, 0.8, 1]"},
    {"html-cut-off", "a web page whose elements nest too deeply",
     "A page is read to a depth of about 250 elements inside each other. What stands after a deeper place is "
     "left "
     "out.",
     "", ""},
    {"html-unreadable", "a web page that holds nothing",
     "The file is called a web page, but no element and no text was found in it.", "", ""},
    {"ideal-off-scale", "an ideal outside the issue's scale",
     "The scale of an issue spans everything that is at stake on it; an ideal lies on it.",
     "scale = { 0 = \"…\", 100 = \"…\" }\nideal = 120", "ideal = 100"},
    {"import-files", "files that make no scenario",
     "A scenario of another program is a domain and one profile per party, or the one file or folder "
     "that docs/formats.md names for the format. Which file is which is read from the files, not from "
     "their names.",
     "entente import genius profile-1.xml", "entente import genius domain.xml profile-1.xml profile-2.xml"},
    {"import-mismatch", "files of a scenario that do not fit each other",
     "Profiles refer to the issues and values of the domain, by index or by name. Something is missing "
     "there, stands twice, or is called otherwise.",
     "<issue index=\"9\" name=\"Price\">", "<issue index=\"1\" name=\"Price\">"},
    {"import-number", "a number of a scenario that is none",
     "Scores, weights and ranges are finite numbers written with a decimal point.",
     "<weight index=\"1\" value=\"0,5\"/>", "<weight index=\"1\" value=\"0.5\"/>"},
    {"import-shape", "a part of a scenario of the wrong kind",
     "A scenario file has a list, a map, a text or a number where its format asks for one; "
     "docs/formats.md names the parts of each format.",
     "issueWeights: 0.5", "issueWeights: { Price: 0.5, Quality: 0.5 }"},
    {"import-size", "a scenario file with too many values",
     "A file of more than a million values is not a scenario that can be computed, and is refused "
     "before it fills the memory.",
     "values: [1, 2, 3, …]  # two million of them", "values: [1, 200]  # a range"},
    {"import-syntax", "a scenario file that cannot be read",
     "The file breaks the rules of its syntax (XML, JSON, YAML or CSV) at the place shown. Slips that "
     "are common in such files are mended with a note; this one leaves open what was meant.",
     "<objective index=0>", "<objective index=\"0\">"},
    {"import-unsupported", "a kind of utility that is not read",
     "The file asks for a kind of issue or utility function that has no counterpart here. Reading it as "
     "something else would give other numbers than the program it comes from.",
     "<evaluator ftype=\"cubic\"/>", "<evaluator ftype=\"linear\" slope=\"0.1\" offset=\"0\"/>"},
    {"internal-error", "a fault of the workbench",
     "The program broke one of its own promises while it answered a page. It goes on running and nothing was "
     "written; please report what was done.",
     "", ""},
    {"issue-needs-content", "an issue without content, or with too much",
     "An issue has a scale, or options (two or more), or open = true while a document names it and its "
     "content is not known.",
     "[[issue]]\nid = \"grounds\"\ntitle = \"Grounds\"",
     "[[issue]]\nid = \"grounds\"\ntitle = \"Grounds\"\nscale = { 0 = \"all south\", 100 = \"all north\" }"},
    {"level-width-out-of-range", "levels of the front that are too wide or too narrow",
     "The width of a level decides how often a front of given movement crosses it; the message names the "
     "widths that fit the series.",
     "", ""},
    {"lever-change", "a change that cannot be read",
     "A lever sets a number (a number or an estimate), adds to it (\"+5\", { plus = … }), multiplies it "
     "(\"-30%\", \"x1.2\", { times = … }), or changes a list ({ add = […] }, { remove = […] }).",
     "changes = { \"war.advance\" = \"less\" }", "changes = { \"war.advance\" = \"-30%\" }"},
    {"lever-clipped", "a change to a number that cannot be",
     "A lever sets a number outside what it can be; in each world it is moved to the nearest end, and "
     "answers say so.",
     "changes = { \"war.advance\" = 1.5 }", "changes = { \"war.advance\" = 0.5 }"},
    {"link-needs-one", "a link without consequence, or with two",
     "A link says that if some terms hold, others must hold too (then) or may not (forbid).",
     "[[link]]\nif = { inspection = \"none\" }",
     "[[link]]\nif = { inspection = \"none\" }\nthen = { grounds = { to = 70 } }"},
    {"missing-file", "a file that is not there",
     "The file or folder named does not exist from where the program runs.", "entente check harbor",
     "entente check harbour"},
    {"missing-key", "a key that must be there",
     "docs/formats.md marks the keys each kind of row needs with *. An empty text counts as missing.",
     "[[party]]\nid = \"island\"", "[[party]]\nid = \"island\"\nname = \"Island\""},
    {"mixed-utility", "points and weights mixed",
     "A party counts either in shares weighted by salience or in points. With a salience anywhere, an issue "
     "with points needs one too, or it would have no weight.",
     "[[position]]\nparty = \"island\"\nissue = \"grounds\"\nsalience = 0.4\n[[score]]\nparty = "
     "\"island\"\nissue = \"inspection\"\npoints = [0, 5, 9]",
     "[[position]]\nparty = \"island\"\nissue = \"inspection\"\nsalience = 0.7"},
    {"model-bad-reply", "a language model's answer that is not of the agreed form",
     "The answer to a few sentences is to be JSON with a list of claims and nothing else. Nothing of an "
     "answer of "
     "another form is used; the reader's own claims stand.",
     "", ""},
    {"model-endpoint", "an address at which no language model can be asked",
     "The address begins with http:// or https:// and names a machine, and a port where it is not the usual "
     "one.",
     "entente read a.txt --model qwen2.5 --endpoint localhost",
     "entente read a.txt --model qwen2.5 --endpoint http://localhost:8080"},
    {"model-endpoint-remote", "a language model on another machine",
     "Sentences of the document would leave this machine. That is done only where it is allowed in so many "
     "words.",
     "entente read a.txt --model big --endpoint https://models.example",
     "entente read a.txt --model big --endpoint https://models.example --allow-remote"},
    {"model-refused", "a language model's server that answers with an error",
     "The server was reached and did not do what was asked: the name of the model, the key or the form of "
     "the request "
     "does not suit it.",
     "", ""},
    {"model-unreachable", "a language model that does not answer",
     "Nobody listens at the address, or there was no answer within two minutes. Nothing was changed.", "",
     ""},
    {"model-unreadable", "a parser's model that cannot be read",
     "reader.model is damaged, of another version, or no model. The command that trains a parser writes a "
     "new "
     "one.",
     "", ""},
    {"needs-scale", "a key that only a scale has",
     "step and norms belong to an issue with a scale; options carry their norm themselves.",
     "options = [\"none\", \"joint\"]\nstep = 5", "options = [\"none\", \"joint\"]"},
    {"no-open-case", "a case that is not there to be answered about",
     "The engine was asked before it was given a case.", "", ""},
    {"not-finite", "a number that is none",
     "inf and nan are numbers to TOML, but nothing can be computed from them.", "capability = inf",
     "capability = 1000"},
    {"not-utf8", "a file in another encoding",
     "Files are read as UTF-8; other encodings would spoil names and quotes.", "", ""},
    {"nothing-to-undo", "no step left to undo or redo",
     "The list of changes is at its end. It begins anew after the case was changed by another program.", "",
     ""},
    {"open-issue", "a value on an open issue",
     "An issue with open = true has no scale and no options yet, so nothing can be placed on it. A red line "
     "on it may be \"unknown\".",
     "open = true\n…\nideal = 40", "scale = { 0 = \"…\", 100 = \"…\" }\n…\nideal = 40"},
    {"out-of-memory", "more worlds than the memory holds",
     "The request needs more memory than this machine has; nothing was written.", "--worlds 1048576",
     "--worlds 2048"},
}};

}  // namespace

std::span<const ExplanationRow> explanation_rows() {
  static const std::vector<ExplanationRow> all = [] {
    std::vector<ExplanationRow> rows(first_rows.begin(), first_rows.end());
    const auto last = last_explanation_rows();
    rows.insert(rows.end(), last.begin(), last.end());
    return rows;
  }();
  return all;
}

}  // namespace entente::dispute
