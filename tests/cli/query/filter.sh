dateline-query idx oil --filter 'source=Gull Wire' --filter 'section!=world' --format ids &&
  dateline-query idx --filter 'source=Comma, Inc.|Seezeitung' --sort oldest --format ids
