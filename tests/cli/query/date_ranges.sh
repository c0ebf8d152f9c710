dateline-query idx '*' --limit 0 --date-ranges ..1999,2023..2024-02,2024-03..
