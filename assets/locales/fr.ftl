### Tous les textes lus par une personne, en français.

## Pages

step-start = Départ
step-start-intro = Quatre conditions préalables vous séparent de vos données Partner Insights par API. Cet assistant les parcourt, prouve chacune par une vraie requête et se termine par un jeton qui fonctionne et un profil enregistré.
step-enrolment = Inscription
step-enrolment-intro = Votre société doit être inscrite au Microsoft AI Cloud Partner Program (anciennement MPN) et avoir un compte de l’Espace partenaires. Dans quel locataire Microsoft Entra se trouve ce compte ?
step-application = Application
step-application-intro = Une application inscrite dans Microsoft Entra ID (Azure AD) demande le jeton. Il lui faut un secret client et l’autorisation déléguée user_impersonation de l’API Microsoft Partner Center.
step-role = Rôle
step-role-intro = L’utilisateur qui appelle l’API doit avoir le rôle Executive Report Viewer (ERV). Un administrateur général ou de compte l’attribue dans l’Espace partenaires : Paramètres › Paramètres de compte › Gestion des utilisateurs › l’utilisateur › Rôles › Insights › Executive report viewer, pour toute l’organisation.
step-sign-in = Connexion
step-sign-in-intro = L’utilisateur se connecte et un jeton est demandé. La page de Microsoft documente l’ID utilisateur et le mot de passe.
step-results = Résultats
step-results-intro = Chaque vérification, comment elle a été prouvée et quand.
step-save = Enregistrer
step-save-intro = Rien n’a encore été écrit. Voici ce qui sera écrit, et où.
step-next = La suite
step-next-intro = Ce que vous avez maintenant, et comment continuer.

## Questions

question-begin = Commencer par
question-begin-help = Un nouveau profil, le brouillon laissé en cours ou un profil enregistré à revérifier.
question-cloud = Cloud Microsoft
question-cloud-help = Presque toujours le mondial : l’inscription au programme s’y trouve.
question-language = Langue
question-language-help = F9 change de langue à tout moment.
question-tenant = Locataire
question-tenant-help = Un de ses domaines (contoso.onmicrosoft.com) ou son ID : centre d’administration Entra › Vue d’ensemble.
question-partner-id = PartnerID (facultatif)
question-partner-id-help = Anciennement ID MPN, chiffres seuls. S’il est donné, il est comparé à l’inscription trouvée.
question-client-id = ID d’application (client)
question-client-id-help = Un GUID : centre d’administration Entra › Inscriptions d’applications › la vôtre › Vue d’ensemble.
question-client-secret = Secret client
question-client-secret-help = Certificats et secrets › Nouveau secret client › la colonne Valeur, affichée une seule fois.
question-secret-expires = Le secret expire le (facultatif)
question-secret-expires-help = Sous la forme AAAA-MM-JJ, colonne Expire. Vous serez averti à temps.
question-user-id = ID utilisateur
question-user-id-help = Le nom de connexion de l’utilisateur qui appellera l’API, p. ex. api@contoso.com.
question-sign-in = Mode de connexion
question-sign-in-help = Comment le jeton est demandé.
question-password = Mot de passe
question-password-help = Envoyé au seul service de connexion de Microsoft. Des erreurs répétées verrouillent le compte.
question-profile = Nom du profil
question-profile-help = Lettres, chiffres, tiret, souligné et point. Les commandes le demandent : --profile NOM.
question-store = Les secrets vont
question-store-help = Les secrets ne sont jamais écrits en clair.
question-keep-password = Garder aussi le mot de passe
question-keep-password-help = Sinon il vous sera demandé quand il faudra un nouveau jeton.

## Choix

choice-cloud-global = Mondial
choice-cloud-us-government = US Government
choice-cloud-china-21vianet = Chine, exploité par 21Vianet
choice-begin-new = Un nouveau profil
choice-begin-draft = Reprendre le brouillon
choice-begin-profile = Revérifier { $name }
choice-begin-profile-not-ready = Continuer { $name } (pas prêt)
choice-sign-in-password = ID utilisateur et mot de passe
choice-store-keychain = dans le trousseau du système
choice-store-none = nulle part ; on me les redemandera
choice-language = { $name }
choice-no = Non
choice-yes = Oui

## Jugement de la saisie

note-invisible = Des caractères invisibles ont été retirés.
note-blanks = Les espaces autour ont été retirés.
note-quotes = Les guillemets autour ont été retirés.
judge-empty = Il faut une réponse pour continuer.
judge-only-blanks = Il n’y a ici que des espaces ou des caractères invisibles ; saisissez ou collez la valeur.
judge-too-long = { $length } caractères ; { $longest } au plus sont possibles. A-t-on collé plus que cette valeur ?
judge-line-break = Il y a un saut de ligne à l’intérieur ; collez cette seule valeur.
judge-control = Il y a un caractère de contrôle à l’intérieur ; saisissez-la à la main ou copiez-la de nouveau.
judge-not-a-choice = Pas dans la liste : { $choices }.
judge-tenant-user = C’est un nom d’utilisateur ; le locataire est la partie après le @ : { $domain }
judge-tenant-address = C’est une adresse ; donnez seulement le domaine ou l’ID du locataire, sans https:// ni chemin.
judge-tenant-any = « { $name } » désigne n’importe quel locataire ; donnez le domaine ou l’ID du vôtre.
judge-tenant-secret = Cela ressemble à un secret client, pas à un locataire. Sa place est sur la page Application.
judge-tenant-name = Cela ressemble au nom de la société ; donnez un domaine du locataire, p. ex. contoso.com, ou son ID.
judge-tenant-short = Un domaine a un point : est-ce { $name }.onmicrosoft.com ?
judge-tenant = Ni un domaine ni un GUID. L’ID du locataire : centre d’administration Entra › Vue d’ensemble.
judge-partner-id-guid = C’est un GUID ; un PartnerID n’a que des chiffres, p. ex. 4391507.
judge-partner-id = Un PartnerID n’a que des chiffres, p. ex. 4391507, sans mot ni espace.
judge-client-id-microsofts = C’est l’ID de l’API de Microsoft ; donnez l’ID de votre application.
judge-client-id-tenant = C’est l’ID du locataire ; copiez plutôt la ligne « ID d’application (client) ».
judge-client-id-user = C’est un nom d’utilisateur ; l’ID de l’application est un GUID de sa vue d’ensemble.
judge-client-id-address = C’est une adresse ; donnez seulement l’ID d’application (client), un GUID.
judge-client-id-secret = Cela ressemble au secret client ; sa place est dans le champ suivant.
judge-client-id-digits = Un GUID a 32 chiffres hexadécimaux ; il y en a { $digits } ici. Recopiez-le en entier.
judge-client-id = Pas un GUID : copiez « ID d’application (client) » de la vue d’ensemble, pas le nom.
judge-secret-short = { $length } caractères seulement : les secrets d’Entra en ont 16 ou plus. Tout a-t-il été copié ?
judge-secret-guid = Cela ressemble à l’ID du secret ; copiez la colonne Valeur.
judge-secret-blank = Un secret client n’a pas d’espace à l’intérieur ; copiez la colonne Valeur seule.
judge-secret-user = C’est un nom d’utilisateur ; donnez la valeur du secret client.
judge-secret-address = C’est une adresse ; donnez la valeur du secret client.
judge-secret-masked = C’est le secret masqué ; la valeur n’est affichée qu’une fois. Perdue, il faut un nouveau secret.
judge-secret-assignment = Sans le nom devant : donnez la valeur seule.
judge-password-quotes = Les guillemets sont gardés : ils font partie du mot de passe.
judge-date = Écrivez le jour sous la forme AAAA-MM-JJ, p. ex. 2027-05-01.
judge-date-not-there = Ce jour n’existe pas : { $day }
judge-user-guid = C’est l’ID d’objet de l’utilisateur ; donnez le nom de connexion, p. ex. api@contoso.com.
judge-user-domain = C’est la forme Windows ; donnez le nom de connexion, p. ex. api@contoso.com.
judge-user-guest = C’est un invité ; les invités ne peuvent pas se connecter ici par mot de passe. Choisissez un membre.
judge-user-name = Il y a des espaces ; donnez le nom de connexion, pas le nom affiché.
judge-user-no-domain = La partie avec @ manque : nom@domaine.
judge-user-personal = { $domain } a des comptes personnels ; il faut un compte professionnel de votre locataire.
judge-user = Pas un nom de connexion ; il a la forme api@contoso.com.
judge-profile-name = Lettres, chiffres, tiret, souligné et point seulement, d’abord une lettre ou un chiffre.

## Sortes de problèmes

kind-unreachable = Service injoignable
kind-refused = Refusé
kind-not-allowed = Non autorisé
kind-not-ready = Pas encore prêt
kind-sign-in = Une personne doit se connecter
kind-service = Incident côté Microsoft
kind-unknown = Indéterminable

## Déroulement

enter-next = continuer
enter-anyway = continuer quand même
enter-sign-in = se connecter
enter-save = accepter et enregistrer
enter-saving = enregistrement
enter-quit = terminer
save-name-first = Choisissez un nom ; le fichier le portera.
save-file = Le profil : { $path }
save-replaces = Il remplace le profil enregistré { $name }.
save-no-secret-inside = Ce fichier ne contient aucun secret.
save-practice = Les secrets sont les valeurs d’exercice du bac à sable : rien à garder, et ce profil n’interroge jamais les vrais services.
save-vault-probing = Le trousseau du système est interrogé ; 3 s au plus.
save-vault-unavailable = Les secrets ne sont pas gardés, ils vous seront redemandés : { $why }
save-keychain = Le secret client va dans le trousseau du système. Le mot de passe n’est pas gardé.
save-keychain-both = Le secret client et le mot de passe vont dans le trousseau du système.
save-nowhere = Les secrets ne sont pas gardés ; ils vous seront redemandés.
save-not-ready = Tout n’est pas rempli : le profil portera la mention « pas prêt ».
next-saved = Enregistré : profil { $name } dans { $path }
next-ready = Tout est rempli : un jeton a été émis et un appel Insights a réussi avec lui.
next-not-ready = Pas encore prêt : des vérifications échouent. Revérifiez une fois la cause corrigée.
next-token-expires = Ce jeton d’accès est valide jusqu’au { $at }.
next-secret-expires = Le secret client expire le { $day } ; renouvelez-le avant.
next-secret-expiry-unknown = On ne sait pas quand le secret client expire ; voyez sous Certificats et secrets.
next-data-sets = Jeux de données lisibles : { $names }

## Vérifications

## Refus

## Bac à sable

## Enregistrement

## Plein écran

## Ligne par ligne

lines-step = Étape { $number } sur { $count } : { $title }
lines-sandbox = Bac à sable : ceci est un exercice. Rien ne quitte cette machine.
lines-current = Actuellement : { $value }. Entrée conserve cette valeur.
lines-current-secret = { $count ->
    [one] Actuellement : { $count } caractère, non affiché. Entrée conserve cette valeur.
   *[other] Actuellement : { $count } caractères, non affichés. Entrée conserve cette valeur.
}
lines-refused-value = Actuellement : { $value }
lines-optional = Entrée laisse la réponse vide.
lines-choice = { $number }. { $label }
lines-choice-current = { $number }. { $label } (actuel)
lines-prompt = { $label } :
lines-prompt-choice = { $label }, numéro ou nom :
lines-prompt-secret = { $label } (la saisie ne s’affiche pas) :
lines-fault = Refusé : { $fault }
lines-page-end = Entrée : { $does }. Commandes : :help
lines-enter-or-command = Appuyez sur Entrée seule ou tapez une commande ; :help en donne la liste.
lines-agree = Écrire cela ? Numéro ou nom :
lines-save-failed = Pas enregistré : { $fault }
lines-load-fault = Les secrets enregistrés n’ont pas pu être récupérés : { $fault }
lines-leave = Quitter ? Numéro ou nom :
lines-leave-stay = rester
lines-leave-stop = arrêter ce qui est en cours et rester
lines-leave-keep = quitter et garder le brouillon
lines-leave-discard = quitter et jeter le brouillon
lines-leave-answer-first = Répondez d’abord à cette question.
lines-end-of-input = Fin de l’entrée : on quitte. Le brouillon est gardé.
lines-row = { $word } : { $title }
lines-row-more = { $word } : { $title }. { $more }
lines-row-problem = { $word } : { $title } (vérification { $number }). { $more }
lines-warning = À surveiller : { $warning }
lines-says = { $title } : { $text }
lines-waits-for = En attente de : { $titles }
lines-needs-answers = Il manque une réponse.
lines-known = { $how }, { $time } UTC
lines-proved = prouvé
lines-inferred = déduit
lines-stated = déclaré par vous
lines-word-passed = réussi
lines-word-warning = réussi, avec un avertissement
lines-word-failed = échec
lines-word-running = vérification en cours
lines-word-not-checked = non vérifié
lines-word-unknown = indéterminable
lines-word-stale = périmé, une réponse a changé
lines-problem = Vérification { $number }, { $title }. { $heading } : { $what }
lines-remedies = Que faire :
lines-remedy = { $number }. { $act }
lines-link = Lien : { $address }
lines-who = Qui peut le faire : { $who }
lines-code = Code de Microsoft : { $code }
lines-trace = ID de trace : { $id }
lines-correlation = ID de corrélation : { $id }
lines-request = ID de requête : { $id }
lines-time = Heure : { $time }
lines-server-text = Texte du service : { $text }
lines-evidence = { $name } : { $value }
lines-no-details = On n’en sait pas plus sur cette vérification.
lines-fixable = Corriger une réponse : :fix { $number }. Détails : :details { $number }. Revérifier : :again
lines-not-fixable = Détails : :details { $number }. Revérifier : :again
lines-which = Quelle vérification ? Donnez son numéro ou son nom : { $names }
lines-no-such-check = Cette vérification n’existe pas. Numéros et noms : { $names }
lines-no-problem = Il n’y a pas de problème avec { $title }.
lines-no-problems = Il n’y a aucun problème à corriger.
lines-not-an-answer = Aucune de vos réponses n’est en cause. Faites ce qui est indiqué, puis revérifiez avec :again
lines-no-checks = Cette page n’a pas de vérification à relancer.
lines-filled = Les valeurs d’exercice sont en place ; Entrée conserve chacune d’elles.
lines-no-practice = Il n’y a de valeurs d’exercice que dans le bac à sable, et pas pour toutes les pages.
lines-cannot-clear = Il faut une réponse ; choisissez dans la liste.
lines-nothing-to-clear = Il n’y a pas de réponse à vider ici.
lines-first-page = C’est la première page.
lines-unknown-command = Cette commande n’existe pas ; :help en donne la liste. Pour une valeur qui commence par deux-points, doublez ce signe.
lines-help = Commandes, à chaque invite ; la première lettre suffit :
lines-help-line = :{ $name } { $what }
lines-help-values = Entrée seule conserve la réponse en place. Une valeur qui commence par « : » se saisit avec « :: ». Ctrl+C demande s’il faut quitter.
lines-command-back = la question précédente ou la page précédente
lines-command-again = relancer les vérifications de cette page
lines-command-fix = VÉRIFICATION : la question en cause, par numéro ou par nom
lines-command-details = VÉRIFICATION : tout ce qu’on en sait, identifiants pour le support compris
lines-command-practice = dans le bac à sable, remplir cette page de valeurs d’exercice
lines-command-clear = vider cette réponse
lines-command-lang = l’autre langue
lines-command-quit = quitter
lines-command-help = cette liste

## Fichier de réponses

answers-invalid = { $key } : { $fault }
answers-utf16 = Le fichier de réponses est en UTF-16 ; enregistrez-le en UTF-8.
answers-syntax = Le fichier de réponses n’est pas du JSON : ligne { $line }, colonne { $column }.
answers-not-an-object = Le fichier de réponses doit être un seul objet JSON : { "{" } "tenant": "contoso.com", … { "}" }.
answers-unknown-key = Le fichier de réponses a des clés qui n’existent pas : { $unknown }. Il y a : { $known }.
answers-twice = { $key } figure deux fois dans le fichier de réponses.
answers-text-wanted = { $key } doit être un texte entre guillemets.
answers-literal = { $key } : un secret ne peut figurer dans le fichier de réponses qu’avec --sandbox. Écrivez { "{" }"env": NOM{ "}" }, { "{" }"file": CHEMIN{ "}" } ou { "{" }"stdin": true{ "}" }.
answers-source-wanted = { $key } doit être { "{" }"env": NOM{ "}" }, { "{" }"file": CHEMIN{ "}" } ou { "{" }"stdin": true{ "}" }.
answers-variable-missing = { $key } : la variable d’environnement { $name } n’est pas définie ou est vide.
answers-file-unreadable = { $key } : { $path } n’a pas pu être lu : { $why }
answers-not-utf8 = { $key } : ce qui a été lu n’est pas du texte UTF-8.
answers-stdin-taken = { $key } : l’entrée standard ne peut pas contenir aussi le secret, les réponses en viennent déjà.
answers-stdin-twice = { $key } : un seul secret peut venir de l’entrée standard.
answers-stdin-unreadable = { $key } : l’entrée standard n’a pas pu être lue : { $why }
answers-no-name = Rien n’a été enregistré : aucun nom de profil n’a été donné.
answers-kept = Rien n’a été enregistré : tout n’est pas rempli, et le profil enregistré { $name } reste tel quel.
answers-save-failed = Le profil n’a pas pu être enregistré : { $fault }
answers-stuck = La page { $page } n’a pas pu être passée. C’est un défaut de ce programme.

## Commandes

report-row = { $title } : { $summary }
report-outcome-ready = Prêt : toutes les vérifications sont réussies.
report-outcome-not-ready = Pas prêt : au moins une condition préalable n’est pas remplie.
report-outcome-sign-in = Une personne doit se connecter avant qu’on puisse le dire.
report-outcome-unknown = On ne sait pas : tout n’a pas pu être vérifié.
report-not-reached = Pas atteint.
report-not-reached-needs = Pas atteint ; attend : { $titles }
report-running = Vérification en cours.
report-stale = Périmé : une réponse a changé depuis.
