# The new generation takes the place of the old one, which is kept.
dateline-index build idx corpus/articles.jsonl --quiet && dateline-index build idx corpus/text && ls idx/generations
