// What stands around every page. Wide screens have the facets beside the hits, phones and paper below them.
#include "render/html_page.h"

#include "render/html_text.h"

namespace dateline::render {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #1b1b1b; --faint: #595959; --paper: #fff; --line: #d0d0d0; --bar: #2f6fab; --link: #0b4f8a; --mark: #ffe58a; --mark-ink: #1b1b1b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --faint: #a6a6a6; --paper: #17191c; --line: #3d4147; --bar: #6aa6de; --link: #8fc3f5; --mark: #6b5600; --mark-ink: #fff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; line-height: 1.35; margin: 0; }
p, dl, ol, ul { margin: .25rem 0; }
a { color: var(--link); }
mark { background: var(--mark); color: var(--mark-ink); border-radius: .15em; padding: 0 .1em; }
.faint, dt, summary, .ends { color: var(--faint); font-size: .9rem; }
article, section { border-top: 1px solid var(--line); padding: .75rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; font-size: .9rem; }
dd { margin: 0; }
.bars { list-style: none; padding: 0; }
.bars li { display: grid; grid-template-columns: 1fr max-content; column-gap: .75rem; margin: .3rem 0; }
.bar { grid-column: 1 / -1; height: .4rem; min-width: 1px; background: var(--bar); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.timeline { display: block; width: 100%; height: 8rem; border-bottom: 1px solid var(--line); }
.timeline rect { fill: var(--bar); }
.ends { display: flex; justify-content: space-between; gap: 1rem; }
@media screen and (min-width: 56rem) { .answer { display: grid; grid-template-columns: minmax(0, 1fr) 18rem; column-gap: 2rem; align-items: start; } }
table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .1rem .75rem .1rem 0; text-align: left; font-weight: normal; }
td { text-align: right; }
pre { white-space: pre-wrap; font-size: .85rem; }
.text p { max-width: 42rem; margin: .75rem 0; }
@media print { :root { color-scheme: light; --ink: #000; --faint: #444; --paper: #fff; --line: #999; --bar: #555; --link: #000; --mark: #e4e4e4; --mark-ink: #000; } main { max-width: none; padding: 0; } article, .bars li { break-inside: avoid; } mark { font-weight: bold; } }
)";

}  // namespace

std::string begin_html_page(std::string_view title) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out +=
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"Dateline\">\n";
  out += "<title>" + html_text(title) + "</title>\n<style>" + std::string(kStyle) + "</style>\n";
  return out + "</head>\n<body>\n<main>\n";
}

std::string end_html_page() { return "</main>\n</body>\n</html>\n"; }

}  // namespace dateline::render
