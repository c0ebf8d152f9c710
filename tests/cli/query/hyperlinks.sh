# Titles lead to the addresses of their articles; escape sequences are shown as <ESC>.
dateline-index build linked - --quiet <<'END'
{"id":"1","title":"A bridge opens","text":"The bridge was opened on Monday.","url":"https://news.example/1","date":"2024-05-01"}
{"id":"2","title":"A bridge falls","text":"The bridge fell on Tuesday.","url":"http://news.example/\u001b]0;gotcha\u0007 x","date":"2024-05-02"}
{"id":"3","title":"A bridge in court","text":"The bridge was talked of in court.","url":"javascript:alert(1)","date":"2024-05-03"}
END
dateline-query linked bridge --hyperlinks always --sort oldest | sed 's/\x1b/<ESC>/g'
dateline-query linked --show 1 --hyperlinks always | sed 's/\x1b/<ESC>/g'
dateline-query linked bridge --limit 1 --sort oldest
