// The table of dateline-query: every option, example and exit status.
#include "query_flags.h"

#include <array>

#include "asked_fields.h"
#include "cli/self_description.h"
#include "schema/schema_version.h"

namespace dateline::query {
namespace {

using cli::Example;
using cli::Fact;
using cli::Flag;

constexpr std::array kExamples{
    Example{"dateline-query idx 'ISIS AND Moscow'", "Articles that hold both words, the best ten first."},
    Example{"dateline-query idx '\"death toll\" NEAR/10 concert' --from 2024-03 --to 2024-05",
            "A phrase within ten words of another word, in three months."},
    Example{"dateline-query idx oil --filter source=Reuters --facet place:5 --timeline month",
            "One source only; the five places named most often, and how many articles there are a month."},
    Example{"dateline-query idx 'title:election' --sort newest --all --format jsonl > elections.jsonl",
            "Every match, a JSON line each."},
    Example{"dateline-query idx oil --all --fields id,date,title,person,body --format csv > oil.csv",
            "Every match as a table with these columns."},
    Example{"dateline-query idx 'ISIS AND Moscow' --facet org --timeline month --format html > page.html",
            "A page to mail or to publish."},
    Example{"dateline-query idx --show wire-17 Moscow", "One article, whole, with a word highlighted."},
    Example{"dateline-query idx --batch topics.tsv --format trec --run-id mine > mine.run",
            "A query a line (id, tab, query); a run file for trec_eval."},
    Example{"dateline-query idx -- '-oil ruble'", "A query that begins with - follows --."},
};

constexpr std::array<std::string_view, 8> kUsage{
    "INDEX QUERY...                the words after INDEX are the query",
    "INDEX --show ID [QUERY...]    one article, whole",
    "INDEX --show-copies ID        an article and its copies",
    "INDEX --similar ID            articles like this one",
    "INDEX --batch FILE|-          one query a line: ID<tab>QUERY or QUERY",
    "INDEX --watch FILE            what is new for each query of the file",
    "INDEX QUERY... --export-index FOLDER    the matches as an index of their own",
    "INDEX --interactive [QUERY]   answers while you type",
};

constexpr std::array kLanguage{
    Fact{"oil gas",
         "Both words, or with --operator or either. A word stands for all words of its stem: ban, banned, "
         "bans."},
    Fact{"AND OR NOT ( )", "In capitals. NOT binds first, then NEAR and ADJ, then AND, then OR."},
    Fact{"-word +word", "Without this word; certainly with it, whatever --operator says."},
    Fact{"\"red square\"", "The words in this order, side by side."},
    Fact{"a NEAR/5 b, a ADJ/5 b",
         "At most five words apart, in any order or in this one. Without a number: ten. a SENTENCE b, a "
         "PARAGRAPH b: in the same one. a NOT NEAR/5 b: somewhere without b near it."},
    Fact{"\"(oil OR gas) pric*\"", "Alternatives in a phrase; also in NEAR and its kin."},
    Fact{"atleast3:oil, first50:oil", "Three times or more; among the first fifty words of the body."},
    Fact{"bank* wom?n", "Any letters, one letter. At least three others are needed."},
    Fact{"exact:US", "This form in this case, unstemmed; also exact:\"...\"."},
    Fact{"title:oil", "Also body: and lead: (title and first paragraph)."},
    Fact{"person:putin",
         "A name that holds the word; person:\"vladimir putin\" is the whole name. Also org: place: country: "
         "author: source: topic: section: language: and id:."},
    Fact{"date:2024-03..2024-05",
         "Both ends included; date:2024-03-22, date:..2023 and date:2024.. are good, too, and "
         "date:last-30-days, which ends with the newest article."},
    Fact{"query:opec", "A saved query of that name; see --queries."},
    Fact{"length:>500", "Of so many words; also length:100..500."},
};

constexpr std::string_view kWhich = kSelectionGroup;
constexpr std::string_view kShown = "What is shown";
constexpr std::string_view kFormat = "How it is shown";
constexpr std::string_view kOther = "Other ways to ask";

constexpr std::array kFlags{
    Flag{.name = "operator",
         .value = "and|or",
         .help = "What stands between two bare words. Default: and.",
         .group = kWhich,
         .choices = "and or"},
    Flag{.name = "plain",
         .value = "",
         .help =
             "Read the query as words only, any of them; no operators. Stop words, and what a sentence says "
             "about the search itself (\"I am looking for articles on\"), do not rank.",
         .group = kWhich},
    Flag{.name = "literal",
         .value = "",
         .help = "With --operator or and --plain: words match as they are typed; neither under other names "
                 "of whom they "
                 "name, nor in other spellings (British or American, as one word or two).",
         .group = kWhich},
    Flag{.name = "queries",
         .value = "FILE",
         .help =
             "Saved queries: lines of the form NAME = QUERY (or NAME, tab, QUERY), which the query names as "
             "query:NAME. They may name one another.",
         .group = kWhich},
    Flag{.name = "from",
         .value = "DATE",
         .help = "No earlier than DATE: 2024, 2024-03, 2024-03-22, or a day with a time (2024-03-22T10:15Z). "
                 "Articles "
                 "without a date are left out.",
         .group = kWhich},
    Flag{.name = "to", .value = "DATE", .help = "No later than the end of DATE.", .group = kWhich},
    Flag{.name = "filter",
         .value = "FIELD=VALUE",
         .help = "Only articles whose field has exactly this value or alias. FIELD=A|B: either; "
                 "FIELD!=VALUE: not this one. "
                 "Repeatable; all must hold. Fields: person org place country topic source author language "
                 "section year id.",
         .group = kWhich,
         .beginnings = filter_fields,
         .behind = "=",
         .repeatable = true},
    Flag{.name = "language",
         .value = "CODE",
         .help = "The language of the query (en, de, ...): its words are stemmed in this one only, instead "
                 "of in every "
                 "language of the index.",
         .group = kWhich},
    Flag{
        .name = "limit",
        .letter = 'n',
        .value = "N",
        .help = "Show at most N matches. Default: 10. With 0 only the number, facets and timeline are shown.",
        .group = kShown},
    Flag{.name = "offset", .value = "N", .help = "Leave out the first N matches.", .group = kShown},
    Flag{.name = "all", .value = "", .help = "Show every match, streaming.", .group = kShown},
    Flag{.name = "sort",
         .value = "ORDER",
         .help = "relevance (default), newest or oldest. Undated articles come last, equals in the order of "
                 "their ids.",
         .group = kShown,
         .choices = "relevance newest oldest"},
    Flag{.name = "expand",
         .value = "",
         .help = "Ask again with the words that set the first articles apart (pseudo-relevance feedback). "
                 "Finds more of what OR and --plain ask for; any other query only sorts otherwise. Includes "
                 "--proximity.",
         .group = kShown},
    Flag{.name = "proximity",
         .value = "",
         .help = "Rank articles higher that have words which stand side by side in the query close together.",
         .group = kShown},
    Flag{.name = "recent",
         .value = "DAYS",
         .help =
             "Prefer news: half the score DAYS before the newest article, a quarter twice as long before. "
             "Undated articles come last.",
         .group = kShown},
    Flag{.name = "snippets",
         .value = "N",
         .help = "Passages for each match. Default: 1; 0: none.",
         .group = kShown},
    Flag{.name = "snippet-chars",
         .value = "N",
         .help = "Characters of all passages of a match together. Default: 240.",
         .group = kShown},
    Flag{.name = "facet",
         .value = "FIELD[:N]",
         .help = "The N (10) most frequent values of a field over all matches, with exact counts. "
                 "Repeatable. Fields: person "
                 "org place country topic source author language section year.",
         .group = kShown,
         .beginnings = facet_fields,
         .repeatable = true},
    Flag{.name = "facet-mode",
         .value = "MODE",
         .help =
             "all (default): facets count what matches; multi: those of a field as if it had no --filter, to "
             "choose several of its values.",
         .group = kShown,
         .choices = "all multi"},
    Flag{.name = "facet-by",
         .value = "ORDER",
         .help =
             "count (default): the most frequent values first; significant: those that the matches have "
             "more often than the archive, the most striking first, with the number of articles that have "
             "them in all.",
         .group = kShown,
         .choices = "count significant"},
    Flag{.name = "date-ranges",
         .value = "RANGES",
         .help = "How many matches there are in each of some ranges of dates, between commas: "
                 "1987-01..1987-03,1987-04...",
         .group = kShown},
    Flag{.name = "top-terms",
         .value = "N",
         .help =
             "The N (10) words and two-word phrases that the matches have more often than the archive; of "
             "more than 1,000 matches, the best 1,000.",
         .group = kShown,
         .value_optional = true},
    Flag{.name = "stories",
         .value = "",
         .help =
             "Instead of matches, the stories that the best of them belong to: --limit N stories, each with "
             "its first, latest and best article.",
         .group = kShown},
    Flag{.name = "story-hits",
         .value = "N",
         .help = "How many of the best matches --stories groups. Default: 500.",
         .group = kShown},
    Flag{.name = "timeline",
         .value = "UNIT",
         .help = "Matches by year, month, week (ISO, from Monday) or day.",
         .group = kShown,
         .choices = "year month week day"},
    Flag{.name = "collapse",
         .value = "ORDER",
         .help =
             "Copies of one text as one hit, with how many there are and from where: the one published "
             "first (default), newest or longest. The numbers of matches, facets and timeline still count "
             "articles.",
         .group = kShown,
         .choices = "first newest longest",
         .value_optional = true},
    Flag{.name = "explain",
         .value = "",
         .help = "How the query was read and is evaluated, and why each match has its score.",
         .group = kShown},
    Flag{.name = "count", .value = "", .help = "Print only the number of matches.", .group = kShown},
    Flag{.name = "quiet",
         .letter = 'q',
         .value = "",
         .help = "Print nothing; the exit status is the answer.",
         .group = kShown},
    Flag{.name = "format",
         .value = "NAME",
         .help = "text (default), json (one object), jsonl (a line for the answer, then one a match), csv, "
                 "trec (run lines), "
                 "ids, or html (one page, whole in itself, to mail or publish).",
         .group = kFormat,
         .choices = "text json jsonl csv trec ids html"},
    Flag{
        .name = "fields",
        .value = "LIST",
        .help =
            "What jsonl, json and csv hold of each match, separated by commas: rank id score title date "
            "modified source author section topic language url dateline lead body snippet person org "
            "place country words version file line generation copies; entities stands for person to country, "
            "all for everything. Several values of a csv column are joined by bars (\\| is a bar in a "
            "value).",
        .group = kFormat,
        .beginnings = export_fields,
        .behind = ","},
    Flag{.name = "run-id",
         .value = "NAME",
         .help = "The last column of --format trec. Default: dateline.",
         .group = kFormat},
    Flag{.name = "color",
         .value = "WHEN",
         .help = "auto (default): on a terminal; always; never.",
         .group = kFormat,
         .choices = "auto always never"},
    Flag{.name = "hyperlinks",
         .value = "WHEN",
         .help = "Titles lead to the addresses of their articles (http and https): auto (default): on a "
                 "terminal; always; never.",
         .group = kFormat,
         .choices = "auto always never"},
    Flag{.name = "no-pager",
         .value = "",
         .help = "On a terminal, do not show through a pager what is longer than the screen.",
         .group = kFormat},
    Flag{.name = "interactive",
         .letter = 'i',
         .value = "",
         .help =
             "Type and see matches, facets and timeline change at once; F1 or ? lists the keys. QUERY, if "
             "there is one, is to begin with.",
         .group = kOther},
    Flag{.name = "show",
         .value = "ID",
         .help = "One article, whole, as text, json or html; the matches of QUERY, if there is one, are "
                 "highlighted.",
         .group = kOther},
    Flag{.name = "show-copies",
         .value = "ID",
         .help = "The article and its copies, as text or json.",
         .group = kOther},
    Flag{.name = "similar",
         .value = "ID",
         .help = "Articles like this one, its copies left out. Filters, dates, facets and formats as for a "
                 "query; --explain shows by which words and names.",
         .group = kOther},
    Flag{.name = "similar-to",
         .value = "FILE",
         .help = "Articles like the text of FILE (-: standard input).",
         .group = kOther},
    Flag{.name = "batch",
         .value = "FILE",
         .help = "Ask every line of FILE (-: standard input). A line that cannot be read is reported, and "
                 "the rest run.",
         .group = kOther},
    Flag{.name = "resume",
         .value = "OUTPUT",
         .help = "Write the answers of --batch to the file OUTPUT. A run that was stopped, however, goes on "
                 "where it was when it is called again; OUTPUT.journal, beside it, says where. Answers hold "
                 "no times.",
         .group = kOther},
    Flag{.name = "watch",
         .value = "FILE",
         .help = "Ask each query of FILE (NAME = QUERY, NAME<tab>QUERY, or QUERY) for the articles that came "
                 "in or changed since it was asked last: all of them unless --limit says less. FILE.state, "
                 "beside it, says what was reported; a new or changed query begins with all articles. Exit "
                 "status 0: something is new; 1: nothing.",
         .group = kOther},
    Flag{.name = "export-index",
         .value = "FOLDER",
         .help = "Make an index of its own of all matches in FOLDER, which must be empty or not there yet.",
         .group = kOther},
    Flag{.name = "progress",
         .value = "WHEN",
         .help = "Progress of --batch and --export-index on standard error: auto (default): a bar on a "
                 "terminal, else a line a minute; always; never.",
         .group = kOther,
         .choices = "auto always never"},
    Flag{.name = "threads",
         .value = "N",
         .help =
             "Threads to use at most; default: one for each core. The queries of --batch are answered side "
             "by side; other threads help with a single query where it takes long.",
         .group = kOther},
    cli::kHelpFlag,
    cli::kVersionFlag,
    cli::kNoConfigFlag,
    cli::kGenerateFlag,
};

constexpr std::array kStatuses{
    Fact{"0", "At least one article matches."},
    Fact{"1", "No article matches."},
    Fact{"2", "Wrong usage, or a query that cannot be read; with --batch: a line that cannot be read."},
    Fact{"3", "The index is missing, damaged or of an unknown version; or the output cannot be written."},
    Fact{"130, 141", "Ctrl-C; the reader of the output has gone."},
};

constexpr std::array kEnvironment{
    Fact{"NO_COLOR", "When set and not empty, --color auto means never."},
    Fact{"TERM", "When dumb or not set, --color auto means never."},
    Fact{"DATELINE_QUERY_OPTIONS",
         "Options that are added to those of the command line, which win over them; quotes as in a shell."},
    Fact{"XDG_CONFIG_HOME",
         "Its file dateline/config (without it ~/.config/dateline/config) holds defaults, below [query]: "
         "lines of the form limit = 20, plain = yes. The environment wins over it."},
    Fact{"COLUMNS", "The width of the text, instead of that of the terminal."},
    Fact{"DATELINE_PAGER, PAGER",
         "What shows output that is longer than the screen; default: less -FRX. Empty or cat: nothing does."},
};

constexpr cli::ProgramTable kTable{
    .name = "dateline-query",
    .summary = "asks an index of news articles",
    .description =
        "Finds the articles of an index, made by dateline-index, that match a "
        "query, and shows them best first.\n"
        "Words match whatever their ending; the best matches are those that "
        "hold the rare words of the query often, in the "
        "title above all, and are not long.",
    .version = DATELINE_VERSION,
    .index_format = schema::kSchemaVersion,
    .examples = kExamples,
    .usage = kUsage,
    .commands = {},
    .topic = "The query",
    .topic_facts = kLanguage,
    .flags = kFlags,
    .statuses = kStatuses,
    .environment = kEnvironment,
    .see_also = "dateline-index",
    .no_defaults =
        "show batch resume watch export-index similar similar-to interactive show-copies all count "
        "quiet offset help version generate no-config",
    .rivals = "all|limit"};

}  // namespace

const cli::ProgramTable& query_table() { return kTable; }

}  // namespace dateline::query
