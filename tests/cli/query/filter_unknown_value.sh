# A value of a filter that no article has is named, with the nearest that some have.
dateline-query idx oil --filter source='Gul Wire'
dateline-query idx oil --filter 'place=moscow|Atlantis'
dateline-query idx oil --filter source='Gul Wire' --format json
dateline-query idx oil --filter sorce='Gull Wire'
