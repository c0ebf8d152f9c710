# A newsletter in an mbox file: read, indexed, exported; for a message without a header the exit status is 1.
printf '%s\n' 'From desk@harbour.example Fri Mar 22 10:15:00 2024' 'From: Ann Rook <ann@harbour.example>' \
  'Subject: =?utf-8?Q?M=C3=BChle?= under water' 'Date: Fri, 22 Mar 2024 10:15:00 +0300' 'Message-ID: <1@harbour.example>' \
  'List-Id: Harbour Wire daily <daily.harbour.example>' '' 'The river rose.' '>From there it fell.' '' \
  'From x Fri Mar 22 10:16:00 2024' 'no header' >daily.mbox
dateline-index build idx daily.mbox --entities off --quiet
echo "status $?"
dateline-index export idx
