printf 'q1\tkiwi\nq2\toil\nq3\telephant\n' | dateline-query idx --batch - --count
