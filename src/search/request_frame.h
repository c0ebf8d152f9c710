// What a query in whole sentences says about the search instead of its subject: "I am interested in papers
// on".
#pragma once

#include <string_view>
#include <vector>

#include "search/query_tree.h"

namespace dateline::search {

/// Marks the words of the frames as stop words, so that they do not rank. `words`: those of `query` in their
/// order, stop words already marked. English only.
///
/// A frame begins a sentence (the query, or what follows one of . ; : ( ) ! ?) and is made of stop words and
/// words of asking ("find", "interested"), of the kinds of texts ("articles", "information") and of what
/// joins those to their subject ("describing", "dealing"). Before the subject it ends with a stop word or a
/// word that joins: "I am interested in information policy" keeps "information". It has to tell that it is
/// one: by who asks and a word of asking or a kind of text ("we want", "I need articles on"), by a kind of
/// text that is asked for ("what documents", "any information on"), or by beginning with a kind of text that
/// is joined to a subject ("papers on", "articles describing"). So "find my phone" and "news corporation" are
/// none. A query that is nothing else keeps its words.
///
/// The idea is INQUERY's (J. Allan et al., INQUERY at TREC-5, 1996: stop phrases of topics); S. Huston and
/// W. B. Croft measured it (Evaluating verbose query processing techniques, SIGIR 2010).
void mark_request_frames(std::vector<QueryNode>& words, std::string_view query);

}  // namespace dateline::search
