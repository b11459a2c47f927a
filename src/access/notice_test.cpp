#include "access/notice.h"

#include <gtest/gtest.h>

#include "base/choice.h"
#include "web/tongue.h"

namespace wardmote::access {
namespace {

/// Each notice as it is sent, one after the other.
std::string all_notices(web::Language language) {
  auto const tongue = web::make_tongue(language, WARDMOTE_BINARY_DIR "/locale");
  std::string all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Notice>>([&](auto enumerator) {
    auto const text = words_of(enumerator.value, "MARKER", "https://board.example.ca/page", *tongue);
    all += "[" + text.subject + "]\n" + text.body + "\n";
  });
  return all;
}

TEST(Notices, InEnglishAreTheseWordsAndALink) {
  EXPECT_EQ(all_notices(web::Language::en), R"([A message from MARKER]
You have an account at MARKER. Open this link to choose your password. It works once, and for a limited time:

https://board.example.ca/page

A program wrote this message. Nobody reads what is answered to it.

[A message from MARKER]
Somebody signed in to your account from a device that was not used in the last thirty days. If that was not you, open this page, choose another password and sign out everywhere:

https://board.example.ca/page

A program wrote this message. Nobody reads what is answered to it.

[A message from MARKER]
The password of your account was changed. If that was not you, ask an administrator for a new invitation. Your account:

https://board.example.ca/page

A program wrote this message. Nobody reads what is answered to it.

[A message from MARKER]
The second factor of your account was changed. If that was not you, open this page, choose another password and sign out everywhere:

https://board.example.ca/page

A program wrote this message. Nobody reads what is answered to it.

[A message from MARKER]
A way to sign in to your account was added or taken away: a passkey, or the sign-in service. If that was not you, open this page, take away what is not yours, choose another password and sign out everywhere:

https://board.example.ca/page

A program wrote this message. Nobody reads what is answered to it.

[A message from MARKER]
Work of the program has failed. What and why stands here:

https://board.example.ca/page

A program wrote this message. Nobody reads what is answered to it.

[A message from MARKER]
A message could not be delivered. Which and why stands here:

https://board.example.ca/page

A program wrote this message. Nobody reads what is answered to it.

)");
}

TEST(Notices, InFrenchAreTheseWordsAndALink) {
  EXPECT_EQ(all_notices(web::Language::fr), R"([Un message de : MARKER]
Vous avez un compte auprès de : MARKER. Ouvrez ce lien pour choisir votre mot de passe. Il ne sert qu’une fois et pour un temps limité :

https://board.example.ca/page

Ce message a été écrit par un programme. Personne ne lit les réponses.

[Un message de : MARKER]
Quelqu’un s’est connecté à votre compte depuis un appareil qui n’avait pas servi au cours des trente derniers jours. Si ce n’était pas vous, ouvrez cette page, choisissez un autre mot de passe et déconnectez-vous partout :

https://board.example.ca/page

Ce message a été écrit par un programme. Personne ne lit les réponses.

[Un message de : MARKER]
Le mot de passe de votre compte a été modifié. Si ce n’était pas vous, demandez une nouvelle invitation à une administratrice ou à un administrateur. Votre compte :

https://board.example.ca/page

Ce message a été écrit par un programme. Personne ne lit les réponses.

[Un message de : MARKER]
Le second facteur de votre compte a été modifié. Si ce n’était pas vous, ouvrez cette page, choisissez un autre mot de passe et déconnectez-vous partout :

https://board.example.ca/page

Ce message a été écrit par un programme. Personne ne lit les réponses.

[Un message de : MARKER]
Un moyen de se connecter à votre compte a été ajouté ou retiré : une clé d’accès ou le service d’authentification. Si ce n’était pas vous, ouvrez cette page, retirez ce qui n’est pas à vous, choisissez un autre mot de passe et déconnectez-vous partout :

https://board.example.ca/page

Ce message a été écrit par un programme. Personne ne lit les réponses.

[Un message de : MARKER]
Une tâche du programme a échoué. Laquelle et pourquoi, cette page le dit :

https://board.example.ca/page

Ce message a été écrit par un programme. Personne ne lit les réponses.

[Un message de : MARKER]
Un message n’a pu être livré. Lequel et pourquoi, cette page le dit :

https://board.example.ca/page

Ce message a été écrit par un programme. Personne ne lit les réponses.

)");
}

}  // namespace
}  // namespace wardmote::access
