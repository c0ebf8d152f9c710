# An item that its source kills goes from the index; an embargoed one waits.
mkdir news
cat >news/items.ninjs.json <<'JSON'
[{"uri":"urn:1","version":"1","versioncreated":"2024-02-05T07:30:00Z","pubstatus":"usable","headline":"Flood at the mill","body_text":"The river rose."},
 {"uri":"urn:2","version":"1","versioncreated":"2024-02-05T07:31:00Z","pubstatus":"usable","headline":"Cup","body_text":"Mill won."},
 {"uri":"urn:3","version":"1","versioncreated":"2024-02-05T07:32:00Z","pubstatus":"usable","headline":"Budget","body_text":"Secret.","embargoed":"2999-01-01T00:00:00Z"}]
JSON
dateline-index build idx news --json | sed 's/.*\("articles":[0-9]*\).*\("held_back":[0-9]*,"withdrawn":[0-9]*\).*/\1 \2/'
cat >news/kill.xml <<'XML'
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:2" version="2"><itemMeta>
<versionCreated>2024-02-05T08:00:00Z</versionCreated><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>
XML
dateline-index update idx news --json | sed 's/.*\("articles":[0-9]*\).*\("removed":[0-9]*\).*\("held_back":[0-9]*,"withdrawn":[0-9]*\).*/\1 \2 \3/'
dateline-query idx '*' --format ids
