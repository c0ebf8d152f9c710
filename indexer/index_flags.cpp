// The table of dateline-index: every command, option, example and exit status.
#include "index_flags.h"

#include <array>

#include "cli/self_description.h"
#include "schema/schema_version.h"

namespace dateline::indexer {
namespace {

using cli::Command;
using cli::Example;
using cli::Fact;
using cli::Flag;

constexpr std::array kExamples{
    Example{"dateline-index build idx news/", "A fresh index of every article below news/."},
    Example{"dateline-index build idx wire.jsonl.gz archive.tar --rejects bad.jsonl",
            "Compressed files and archives are opened; what cannot be read is listed in bad.jsonl."},
    Example{"dateline-index build idx export.csv --map title=headline --map date=pub_date",
            "Columns (or JSON keys) with names of their own."},
    Example{"zcat wire.jsonl.gz | dateline-index build idx - --format jsonl",
            "Articles from standard input."},
    Example{"dateline-index build idx 'sqlite:news.db?table=articles'", "A table of a SQLite database."},
    Example{"dateline-index inspect crawl/", "A first look: what would be read of it, and what not."},
    Example{"dateline-index update idx news/ --prune",
            "New and changed articles come in, those that are gone go."},
    Example{"dateline-index entities idx --aliases names.txt",
            "The names of people, organisations and places as names.txt wants them."},
    Example{"dateline-index rollback idx", "Back to the index as it was before the last run."},
    Example{"dateline-index check idx", "Is every file of the index what was written?"},
    Example{"dateline-index info idx --json", "What the index holds, for programs."},
};

constexpr std::array<std::string_view, 10> kUsage{
    "build INDEX SOURCE...",
    "update INDEX SOURCE...",
    "remove INDEX ID...",
    "check INDEX",
    "info INDEX",
    "rollback INDEX",
    "compact INDEX",
    "entities INDEX",
    "export INDEX",
    "inspect SOURCE...",
};

constexpr std::array kCommands{
    Command{"build", "INDEX SOURCE...",
            "Make a fresh generation from the sources: files, folders (with all below them) or - (standard "
            "input). It goes "
            "live in one step when it is complete; until then, and if anything fails, the old one stays."},
    Command{"update", "INDEX SOURCE...",
            "Bring what changed in the sources into an index: new articles are added, changed ones replaced, "
            "the rest is left. "
            "Files that are as they were are not read again. When nothing changed nothing is written."},
    Command{"remove", "INDEX ID...",
            "Take articles out by their ids. Updates leave them out from then on, "
            "until their content changes."},
    Command{"rollback", "INDEX", "Make the generation before the live one live again."},
    Command{"compact", "INDEX",
            "Merge the segments of the live generation into as few as there can be. Answers stay the same."},
    Command{
        "entities", "INDEX",
        "List the people, organisations, places and countries with the number of their articles and their "
        "aliases; with --aliases, publish them under your names, without reading an article again."},
    Command{"export", "INDEX",
            "Write every article to standard output as JSON Lines, in a form that build reads."},
    Command{"check", "INDEX",
            "Verify every file of the live generation, and that its parts agree with one another."},
    Command{"info", "INDEX", "What the index holds: articles, dates, languages, names, bytes by part."},
    Command{"inspect", "SOURCE...",
            "Read the sources without writing anything: which formats they are in, how many articles they "
            "hold, which "
            "fields are filled how often, three samples, and what would be rejected and why."},
};

constexpr std::string_view kSources = "How sources are read";
constexpr std::string_view kWork = "How the index is made";
constexpr std::string_view kShown = "What is shown";
constexpr std::string_view kBuild = "build update";
constexpr std::string_view kRead = "build update inspect";

constexpr std::array kFlags{
    Flag{.name = "format",
         .value = "NAME",
         .help = "Of all sources: auto (default: by content, then by name), text, jsonl, csv, html, feed, "
                 "newsml, nitf, ninjs, dpa-digitalwires, iptc7901, warc, trec, mbox, eml, sqlite or "
                 "reuters-sgml. .gz, .zst, .bz2, "
                 ".xz, .tar and .zip are opened whatever the format.",
         .group = kSources,
         .choices = "auto text jsonl csv html feed newsml nitf ninjs dpa-digitalwires iptc7901 warc trec "
                    "mbox eml sqlite reuters-sgml",
         .commands = kRead},
    Flag{.name = "map",
         .value = "FIELD=NAME",
         .help =
             "Which JSON key or column (CSV, SQLite) holds a field: id title body date source author section "
             "topic place person org language url dateline modified. Repeatable; the usual names are known "
             "already.",
         .group = kSources,
         .commands = kRead,
         .repeatable = true},
    Flag{.name = "records",
         .value = "KEY",
         .help = "Where in a JSON text the articles are: a key, with dots for nested ones (response.docs).",
         .group = kSources,
         .commands = kRead},
    Flag{.name = "id-prefix",
         .value = "TEXT",
         .help = "Put before every id of this run, to keep sources apart that count alike.",
         .group = kSources,
         .commands = kRead},
    Flag{.name = "language",
         .value = "CODE",
         .help = "Of every article (en, de, ...), instead of what the source says or the text shows.",
         .group = kSources,
         .commands = kRead},
    Flag{.name = "unpack-ratio",
         .value = "N",
         .help = "A compressed file or archive may unpack to N times its size, or to 1 GiB if that is more; "
                 "what goes beyond "
                 "is left out. Default: 200; 0: any amount.",
         .group = kSources,
         .commands = kRead},
    Flag{.name = "keep-non-articles",
         .value = "",
         .help = "Pages and items that are no article (front pages, lists, pictures, videos) go in too; "
                 "without it "
                 "they are counted and left out.",
         .group = kSources,
         .commands = kRead},
    Flag{.name = "rejects",
         .value = "FILE",
         .help = "Write every article that could not be read to FILE, one JSON line each: source, line, "
                 "column, reason.",
         .group = kSources,
         .commands = kRead},
    Flag{.name = "strict",
         .value = "",
         .help = "The first article that cannot be read ends the run, and nothing is published.",
         .group = kSources,
         .commands = kBuild},
    Flag{.name = "entities",
         .value = "on|off",
         .help =
             "Find the people, organisations, places and countries that articles name, and join them with "
             "what the sources give under one name each. Default: on. off keeps what the sources give, as "
             "they give it. An update does as the index was built.",
         .group = kWork,
         .choices = "on off",
         .commands = kBuild},
    Flag{
        .name = "aliases",
        .value = "FILE",
        .help =
            "Names as you want them: which are the same, what they are called, which are none. Plain text, a "
            "rule a line: \"person: Vladimir Putin = Putin | V. Putin\", \"drop org: AFP\", \"retype person: "
            "Ford = org\". Kept until another file is given; an empty one takes all rules back.",
        .group = kWork,
        .commands = "build update entities"},
    Flag{.name = "export",
         .value = "FILE",
         .help = "Write the names as a file for --aliases, to be edited and fed back; - is standard output.",
         .group = kWork,
         .commands = "entities"},
    Flag{.name = "keep",
         .value = "N",
         .help = "Older generations to keep, for rollback. Default: 1.",
         .group = kWork,
         .commands = "build update remove compact entities"},
    Flag{.name = "prune",
         .value = "",
         .help = "Also remove articles that were read at or below the sources and are no longer there. When "
                 "a source is "
                 "missing or empty nothing is removed or published: a disk may not be mounted.",
         .group = kWork,
         .commands = "update"},
    Flag{.name = "threads",
         .value = "N",
         .help =
             "Threads that analyse articles. Default: one per core. The index is the same with any number.",
         .group = kWork,
         .commands = kBuild},
    Flag{.name = "memory",
         .value = "SIZE",
         .help = "Memory for work in progress, such as 512M or 4G. Default: a quarter of the machine's.",
         .group = kWork,
         .commands = kBuild},
    Flag{.name = "full",
         .value = "",
         .help = "Compare the parts for every article instead of a sample.",
         .group = kWork,
         .commands = "check"},
    Flag{.name = "progress",
         .value = "WHEN",
         .help =
             "auto (default): a bar on a terminal, else a line a minute; always: also a line at once; never.",
         .group = kShown,
         .choices = "auto always never",
         .commands = kRead},
    Flag{.name = "json", .value = "", .help = "The report as one JSON object.", .group = kShown},
    Flag{.name = "quiet",
         .letter = 'q',
         .value = "",
         .help = "No report, no progress, no list of what could not be read; only what ends the run is said.",
         .group = kShown},
    cli::kHelpFlag,
    cli::kVersionFlag,
    cli::kNoConfigFlag,
    cli::kGenerateFlag,
};

constexpr std::array kStatuses{
    Fact{"0", "Everything is in; the index is sound."},
    Fact{"1",
         "Published, but some articles were left out or replaced by others of the same id; each is named."},
    Fact{"2", "Wrong usage."},
    Fact{"3", "Nothing was published; or the index is missing, damaged or of an unknown version."},
    Fact{"75", "Another process is writing this index. Try again later."},
    Fact{"130, 141", "Ctrl-C (nothing was published); the reader of the output has gone."},
};

constexpr std::array kEnvironment{
    Fact{"DATELINE_ENTITY_DATA", "A folder with another model for finding names than the one built in."},
    Fact{"DATELINE_INDEX_OPTIONS",
         "Options that are added to those of the command line, which win over them; quotes as in a shell."},
    Fact{"XDG_CONFIG_HOME",
         "Its file dateline/config (without it ~/.config/dateline/config) holds defaults, below [index]: "
         "lines of the form threads = 4, strict = yes. The environment wins over it; a default goes with the "
         "commands that its option goes with."},
    Fact{"COLUMNS", "The width of help and of the progress bar, instead of that of the terminal."},
};

constexpr cli::ProgramTable kTable{
    .name = "dateline-index",
    .summary = "makes and checks indexes of news articles",
    .description =
        "Reads articles from files, folders, archives and standard input, and makes an index of them that "
        "dateline-query asks.\n"
        "INDEX is a folder. A build never changes what readers see until it is complete: the new generation "
        "goes live by one "
        "rename, and a build that is stopped, killed or fails leaves the old one as it was.\n"
        "An article that cannot be read is left out and named, and the run goes on. Of several articles with "
        "one id the last "
        "one stays; when their titles or urls differ, the report says so.",
    .version = DATELINE_VERSION,
    .index_format = schema::kSchemaVersion,
    .examples = kExamples,
    .usage = kUsage,
    .commands = kCommands,
    .topic = "",
    .topic_facts = {},
    .flags = kFlags,
    .statuses = kStatuses,
    .environment = kEnvironment,
    .see_also = "dateline-query",
    .no_defaults = "aliases export rejects prune help version generate no-config",
    .rivals = ""};

}  // namespace

const cli::ProgramTable& index_table() { return kTable; }

}  // namespace dateline::indexer
