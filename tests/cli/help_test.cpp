// Help, manual page and completion: all from one table.
#include "cli/help.h"

#include <catch2/catch.hpp>

#include "cli/completion.h"
#include "cli/man_page.h"
#include "cli/sample_table.h"

namespace dateline::cli {

TEST_CASE("help begins with examples", "[cli]") {
  CHECK(help_text(command_table(), "", 60) == R"(program: does things

Examples
  program build idx
      Makes \ it.
  .program
      Begins with a dot.

Usage
  program build INDEX SOURCE...
  program check INDEX

Commands
  build INDEX SOURCE...     Make one.
  check INDEX               Look at it.

What
  -n, --limit N             At most N of them.
  --filter FIELD=VALUE      Only those. Repeatable.

How
  --format NAME             How they look: text, json or
                            csv, and this sentence is long
                            enough to need a second line.
  -q, --quiet               Nothing at all.
  --collapse[=ORDER]        Together.

Exit status
  0                         It went well.
)");
}

TEST_CASE("help for a command is about this command", "[cli]") {
  CHECK(help_text(command_table(), "check", 60) == R"(program check: Look at it.

Usage
  program check INDEX

What
  --filter FIELD=VALUE      Only those. Repeatable.

How
  --format NAME             How they look: text, json or
                            csv, and this sentence is long
                            enough to need a second line.
  -q, --quiet               Nothing at all.
  --collapse[=ORDER]        Together.

Exit status
  0                         It went well.
)");
}

TEST_CASE("the version names format and licence", "[cli]") {
  CHECK(version_text(plain_table()) ==
        "program 1.2.3\nindex format 4\nlicence GPL-2.0-or-later; there is no warranty\n");
}

TEST_CASE("the manual page escapes what roff would read", "[cli]") {
  CHECK(man_page(command_table()) == R"(.TH PROGRAM 1 "" "Dateline 1.2.3"
.SH NAME
program \- does things
.SH SYNOPSIS
.B program
build INDEX SOURCE...
.br
.B program
check INDEX
.br
.SH DESCRIPTION
.PP
First paragraph.
.PP
Second one.
.SH COMMANDS
.TP
.B build INDEX SOURCE...
Make one.
.TP
.B check INDEX
Look at it.
.SH OPTIONS
.SS What
.TP
.B \-n, \-\-limit N
At most N of them.
.TP
.B \-\-filter FIELD=VALUE
Only those. Repeatable.
.SS How
.TP
.B \-\-format NAME
How they look: text, json or csv, and this sentence is long enough to need a second line.
.TP
.B \-q, \-\-quiet
Nothing at all.
.TP
.B \-\-collapse[=ORDER]
Together.
.SH EXIT STATUS
.TP
.B 0
It went well.
.SH EXAMPLES
.TP
.B program build idx
Makes \e it.
.TP
.B \&.program
Begins with a dot.
.SH SEE ALSO
.BR other (1)
)");
}

TEST_CASE("completion knows commands, flags and choices", "[cli]") {
  CHECK(bash_completion(command_table()) ==
        R"__(# bash completion for program; source it, or put it into bash_completion.d
_program() {
  local list word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  if [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
  if [[ $word == = ]]; then word=; fi
  case $before in
    --filter) compopt -o nospace; COMPREPLY=($(compgen -W 'place= person=' -- "$word")); return ;;
    --format) COMPREPLY=($(compgen -W 'text json csv' -- "$word")); return ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '--limit --filter --format --quiet --collapse' -- "$word"))
  elif [[ $COMP_CWORD == 1 ]]; then
    COMPREPLY=($(compgen -W 'build check' -- "$word"))
  fi
}
complete -o default -F _program program
)__");
}

}  // namespace dateline::cli
