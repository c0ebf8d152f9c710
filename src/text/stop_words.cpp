// The function words of the languages that news is mostly written in: articles, pronouns, prepositions,
// conjunctions and auxiliary verbs, folded.
#include "text/stop_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>
#include <vector>

namespace dateline::text {
namespace {

struct WordList {
  std::string_view language;
  std::string_view words;  // separated by single blanks
};

constexpr WordList kLists[] = {
    {"ar",
     "في من على إلى الى عن مع هذا هذه ذلك تلك هؤلاء الذي التي الذين اللذين اللواتي ما ماذا لماذا هو هي هم "
     "هن هما انا أنا نحن انت أنت انتم أن ان إن أو او و ف ثم لا لم لن ليس ليست كان كانت كانوا يكون تكون قد "
     "لقد كل بعض غير بين بعد قبل عند عندما حتى منذ خلال حول ضد دون سوى فقط أيضا ايضا كما كيف أين متى حيث "
     "إذا اذا إذ لو لكن لكنه بل كذلك هناك هنا أي اي به بها بهم له لها لهم فيه فيها فيهم منه منها منهم عنه "
     "عنها عليه عليها عليهم إليه إليها وفي ومن وعلى وقد ولا ولم وهو وهي وكان وكانت وأن وإن"},
    {"da",
     "ad af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din disse dog "
     "du efter eller en end er et for fra ham han hans har havde have hende hendes her hos hun hvad hvem "
     "hver hvilken hvis hvor hvordan hvorfor hvornår i ikke ind ingen intet jeg jer jeres jo kan kom "
     "kunne man mange med meget men mere mig min mine mit mod må ned noget nogle nogen nu når og også om "
     "op os over på sig sin sine sit skal skulle som så sådan thi til ud under var ved vi vil ville vor "
     "være været"},
    {"de",
     "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch "
     "auf aus bei beim bin bis bist da damit dann das dass dein deine deinem deinen deiner dem den denn "
     "der deren des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein "
     "eine einem einen einer eines er es etwas euch euer eure für gegen gewesen hab habe haben hat hatte "
     "hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja "
     "jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann kein keine keinem keinen "
     "keiner können könnte man manche manchem manchen mancher mein meine meinem meinen meiner mich mir "
     "mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner "
     "seines seit selbst sich sie sind so solche solchem solchen solcher soll sollen sollte sondern sonst "
     "über um und uns unser unsere unserem unseren unter vom von vor war waren warum was weil welche "
     "welchem welchen welcher welches wenn wer werde werden weiter wie wieder will wir wird wirst wo "
     "wollen wollte worden wurde wurden während würde würden zu zum zur zwar zwischen"},
    // Without "us" and "may": in news they are as often the country and the month.
    {"en",
     "a about above after again against all also am an and any are aren't as at be because been before "
     "being below between both but by can can't cannot could couldn't did didn't do does doesn't doing "
     "don't down during each either few for from further had hadn't has hasn't have haven't having he "
     "he'd he'll he's hence her here here's hers herself him himself his how however i i'd i'll i'm i've "
     "if in into is isn't it it'd it'll it's its itself just let's me might more moreover most mustn't my "
     "myself neither no nor not of off on once only onto or other ought our ours ourselves out over own "
     "per same shall shan't she she'd she'll she's should shouldn't since so some such than that that's "
     "the their theirs them themselves then there there's therefore these they they'd they'll they're "
     "they've this those though through thus to too under until unto up upon very via was wasn't we we'd "
     "we'll we're we've were weren't what what's when when's where where's whether which while who who's "
     "whom whose why why's will with within without won't would wouldn't yet you you'd you'll you're "
     "you've your yours yourself yourselves"},
    {"es",
     "a al algo algunas alguno algunos ante antes aquel aquella aquellas aquello aquellos así aunque bajo "
     "bien cada como con contra cual cuales cualquier cuando cuya cuyo de del desde donde dos durante e "
     "el él ella ellas ello ellos en entre era eran es esa esas ese eso esos esta está estaba estado "
     "estamos están estar estas este esto estos estoy fue fueron ha había habían han hasta hay he la las "
     "le les lo los más me mi mí mis mientras mucho muchos muy nada ni no nos nosotros nuestra nuestro o "
     "os otra otras otro otros para pero poco por porque pues que qué quien quién quienes se sea según "
     "ser si sí sido sin sino sobre son su sus también tan tanto te tiene tienen todo toda todas todos "
     "tras tu tú tus un una uno unos unas usted ustedes vosotros y ya yo"},
    {"fi",
     "ei eikä eivät ehkä emme en enemmän ennen et että eli hän häneen hänellä hänelle hänen hänet häntä "
     "he heidän heidät heille heillä heitä hyvin ilman itse ja jo joka jokin joiden joissa joita jolla "
     "jolle jonka jos joskus joista jossa josta jota jotka jotta kaikki kanssa kautta keiden ken kenen "
     "ketkä koska kuin kuinka kuka kun kuten kyllä lähes me meidän meille meillä meitä mikä mikään millä "
     "miksi minkä minua minun minulla minulle minä missä mistä mitä mitään mukaan mutta myös ne niiden "
     "niihin niille niin niissä niistä niitä noin nuo nyt näiden nämä näin näitä ole olemme olen olet "
     "olette oli olimme olin olisi olivat olla olleet ollut on ovat paitsi sekä se sen siellä siihen "
     "siinä siis siitä sille sillä sinä sinun sitten sitä tai tällä tämä tämän te teidän toinen tuo "
     "tuolla tuon tässä tästä tätä vaan vai vaikka vain vielä voi voivat vuoksi yli"},
    {"fr",
     "à ai ainsi alors après as au aucun aucune aujourd'hui auquel aussi autre autres aux avaient avait "
     "avant avec avoir ayant c car ce ceci cela celle celles celui cependant ces cet cette ceux chaque "
     "chez ci comme comment contre d dans de depuis des donc dont du durant elle elles en encore entre es "
     "est et étaient était étant été être eu eux fait fois fut furent il ils j je jusqu jusque l la "
     "laquelle là le lequel les lesquels leur leurs lorsqu lorsque lui m ma mais malgré me même mêmes mes "
     "moi moins mon n ne ni nos notre nous on ont ou où par parce pas pendant peu peut peuvent plus pour "
     "pourquoi puis puisqu puisque qu quand que quel quelle quelles quelqu'un quelque quelques quels qui "
     "quoi s sa sans se selon sera serait ses si soi soit son sont sous sur t ta tandis tant te tes toi "
     "ton tous tout toute toutes très trop tu un une vers voici voilà vos votre vous y"},
    {"hu",
     "a ahogy ahol aki akik akkor alatt amely amelyek amelyet amelynek ami amikor amit arra az azok azon "
     "azonban azt aztán azzal be bár benne csak de e ebben egy egyes egyik el elég ellen elő először "
     "előtt én ennek erre és ez ezek ezen ezt ezzel fel felé ha hanem hiszen hogy hogyan ide igen illetve "
     "ilyen is így itt jó jól kell ki kívül között közül le legalább lehet lenne lesz lett maga meg "
     "mellett mely melyek mert mi mikor milyen mind mindig minden mint mintha mit mivel most már más még "
     "míg nagyon ne nekem neki nem nincs ő ők őket olyan ott össze rá s saját se sem semmi sok sokkal "
     "szemben szerint számára talán te tehát több tovább továbbá től utolsó után utána vagy vagyis vagyok "
     "valaki valami van vannak vele viszont volna volt voltak vissza"},
    {"it",
     "a abbiamo ad agli ai al all alla alle allo allora altre altri altro anche ancora aveva avevano "
     "avere c che chi ci cioè coi col coll come con contro cosa così cui d da dagli dai dal dall dalla "
     "dalle dallo degli dei del dell della delle dello dentro di dopo dove dunque e è ed era erano essere "
     "fa fino fra fu furono gl gli ha hanno ho i il in io l la le lei li lo loro lui ma me mentre mi mia "
     "mie miei mio molti molto ne né negli nei nel nell nella nelle nello no noi non nostra nostro o ogni "
     "oltre oppure per perché però più poco poi prima pure qua quale quali quando quanto quella quelle "
     "quelli quello quell quest questa queste questi questo qui quindi s sarà se sé sei sembra senza si "
     "sia siamo siano sono sopra sotto sta stata state stati stato su sua sue sugli sui sul sull sulla "
     "sulle sullo suo suoi te ti tra tu tua tuo tutta tutte tutti tutto un una uno v vi voi vostro"},
    {"nl",
     "aan al alle alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een "
     "eens en er ge geen geweest haar had hadden heb hebben heeft hem het hier hij hoe hun iemand iets ik "
     "in is ja je jij jullie kan kon konden kunnen maar me meer men met mij mijn moet moeten na naar niet "
     "niets nog nu of om omdat onder ons onze ook op over reeds te tegen toch toen tot u uit uw van veel "
     "voor waar want waren was wat we wel werd werden wezen wie wij wil worden wordt zal ze zei zelf zich "
     "zij zijn zo zonder zou zouden"},
    {"no",
     "alle at av bare ble blei bli blir blitt både da de deg dei deim deira dem den denne der dere deres "
     "det dette di din disse ditt du eg ein eit eller elles en enn er et ett etter for fordi fra før ha "
     "hadde han hans har hennes her hun hva hvem hver hvilken hvis hvor hvordan hvorfor i ikke ikkje "
     "ingen inn ja jeg kan kom korleis kun kunne kva kvar kven man mange med meg meget mellom men mens "
     "mer mi min mine mitt mot mye må ned noe noen nå når og også om opp oss over på seg selv si sia "
     "sidan siden sin sine sitt sjøl skal skulle slik som så til um under upp ut uten var ved vere verte "
     "vi vil ville vår være vært å"},
    {"pt",
     "a à ainda além algo algum alguma alguns ao aos apenas após aquela aquelas aquele aqueles aquilo as "
     "às assim até cada com como contra da das de dela dele deles depois desde dessa desse desta deste do "
     "dos durante e é ela elas ele eles em enquanto entre era eram essa essas esse esses esta está estão "
     "estar estas estava este estes eu foi for foram há isso isto já la lhe lhes lo mais mas me mesmo meu "
     "meus minha muito muitos na não nas nem nenhum nessa nesse nesta neste no nos nós nossa nosso num "
     "numa o onde os ou outra outras outro outros para pela pelas pelo pelos perante pode podem pois por "
     "porém porque qual quais quando que quem se sem sendo ser será seu seus si sido sob sobre sua suas "
     "só são também tanto te tem têm tendo ter teu tinha toda todas todo todos tu um uma umas uns você "
     "vocês vos"},
    {"ro",
     "a abia acea aceasta această aceea acei aceia acel acela acelea acest acesta aceste acestea acestei "
     "acestor acestui acești aceștia acolo acum adică ai aia al ale alt alta alte altul am anume ar are "
     "as asta astfel asupra așa ați au avea avem aveți azi ba că când cam care cărei căror cărui cât câte "
     "către ce cea cei cel cele celor ceva chiar ci cine cineva conform cu cum cumva da dacă dar de deci "
     "decât deja deoarece deși despre din dintre doar după ea ei el ele era erau este eu face fără fi fie "
     "fiecare fiind fost iar ii îi il îl imi îmi in în încă inainte înainte între îți l la le li lor lui "
     "mai mei mea mele meu mi mult mulți ne nici nimic noastră noi nostru nu o ori orice pe pentru peste "
     "poate prea prin printre până s sa să sale sau se și si sub sunt suntem spre tot toate toți totuși "
     "tu un una unde unei unele uneori unii unor unui unul va vă voastră voi vom vor vreo"},
    {"ru",
     "а без более больше будет будто бы был была были было быть в вам вас весь во вот все всего всех вы "
     "где да даже два для до другой его ее ей ему если есть еще ещё её ж же за здесь и из или им иногда "
     "их к как какая какой когда конечно кто куда ли между меня мне много может можно мой моя мы на над "
     "надо нас не него нее ней нельзя нет ни нибудь никогда ним них ничего но ну о об один он она они оно "
     "опять от перед по под после потом потому почти при про раз с сам свою свой своей своих себе себя "
     "сейчас со совсем так также такой там тебя тем теперь то тогда того тоже только том тот три ту тут "
     "ты у уж уже хоть хотя чего чем через что чтоб чтобы чуть эта эти этих это этого этой этом этот эту "
     "я"},
    {"sv",
     "alla allt att av blev bli blir blivit bara både de dem den denna deras dess dessa det detta dig din "
     "dina ditt du där då efter ej eller en er era ert ett finns från för före genom ha hade han hans har "
     "hennes henne hon honom hos hur här i icke in ingen inget inom inte jag ju kan kommer kunde man med "
     "mellan men mer mig min mina mitt mot mycket ni nu när någon något några och också om oss på samma "
     "sedan sig sin sina sitta sitt själv ska skall skulle som så sådan till under upp ut utan vad var "
     "vara vare varför varit varje vars vart vem vi vid vilka vilken vilket vill vår våra vårt än är åt "
     "över"},
    {"tr",
     "acaba ama ancak artık aslında az bana bazı belki ben beni benim beri biz bize bizi bizim bir biri "
     "birkaç birçok birşey bu bunda bundan bunlar bunları bunların bunu bunun burada böyle çok çünkü da "
     "daha dahi de defa değil diğer diye dolayı en eğer fakat gibi göre hangi hatta hem henüz hep hepsi "
     "her herhangi herkes hiç hiçbir için ile ilgili ise işte kadar karşı kendi kendine kendini kendisi "
     "kez ki kim kimse mı mi mu mü nasıl ne neden nerede nereye niye niçin o olan olarak oldu olduğu "
     "olduğunu olsa on ona ondan onlar onlardan onları onların onu onun orada oysa öyle pek rağmen sadece "
     "sanki sen senden seni senin siz size sizi sizin sonra şey şu şöyle tarafından tüm üzere var ve veya "
     "ya yani yine yok zaten"},
};

using WordSet = std::vector<std::string_view>;  // sorted

WordSet words_of(std::string_view list) {
  WordSet words;
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(' '));
    words.push_back(word);
    list.remove_prefix(std::min(list.size(), word.size() + 1));
  }
  std::ranges::sort(words);
  return words;
}

/// Made when the language is first asked for; any thread may be the first.
const WordSet* set_of(std::string_view language) {
  static std::array<WordSet, std::size(kLists)> sets;
  static std::array<std::once_flag, std::size(kLists)> made;
  const auto list = std::ranges::find(kLists, language, &WordList::language);
  if (list == std::end(kLists)) return nullptr;
  const auto index = static_cast<std::size_t>(list - std::begin(kLists));
  std::call_once(made[index], [&] { sets[index] = words_of(list->words); });
  return &sets[index];
}

}  // namespace

bool is_stop_word(std::string_view folded, std::string_view language) {
  const WordSet* set = set_of(language.empty() ? std::string_view("en") : language);
  return set != nullptr && std::ranges::binary_search(*set, folded);
}

bool has_stop_words(std::string_view language) { return set_of(language) != nullptr; }

}  // namespace dateline::text
