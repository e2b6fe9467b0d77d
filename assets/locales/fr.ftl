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

sandbox-ready = Toutes les conditions préalables sont remplies. Une simplification : ici, un mot de passe vaut connexion multifacteur ; chez Microsoft, jamais.
sandbox-mfa-required = Le locataire exige l’authentification multifacteur : aucun jeton n’est délivré pour un simple mot de passe.
sandbox-mfa-not-claimed = Un jeton est délivré pour le mot de passe, mais l’Espace partenaires le refuse, faute de preuve d’authentification multifacteur.
sandbox-federated = L’utilisateur se connecte auprès du fournisseur d’identité de l’entreprise ; un mot de passe envoyé à Microsoft Entra ne peut pas fonctionner.
sandbox-unknown-tenant = Aucun locataire ne porte ce nom ou cet ID.
sandbox-unknown-user = Le domaine de l’ID utilisateur est inconnu de Microsoft Entra.
sandbox-wrong-client-id = Aucune application portant cet ID client n’est inscrite dans le locataire.
sandbox-secret-id-pasted = Le secret client est refusé, comme lorsque l’ID du secret a été copié au lieu de sa valeur.
sandbox-expired-secret = Le secret client a expiré.
sandbox-public-client = L’application est traitée comme un client public, qui ne doit pas envoyer de secret.
sandbox-no-consent = Personne n’a donné son consentement à l’autorisation de l’application.
sandbox-no-partner-api = Il manque au jeton l’autorisation user_impersonation de l’API Microsoft Partner Center.
sandbox-wrong-password = Le mot de passe est faux ; dix erreurs de suite verrouillent le compte pour un temps.
sandbox-locked-account = Le compte est verrouillé après trop de mots de passe erronés.
sandbox-expired-password = Le mot de passe a expiré et doit être changé.
sandbox-disabled-user = Le compte de l’utilisateur est désactivé.
sandbox-no-erv = L’utilisateur n’a pas le rôle Executive Report Viewer, et Insights refuse l’accès.
sandbox-report-viewer-only = L’utilisateur n’est que Report Viewer : les données sensibles sont omises.
sandbox-erv-and-report-viewer = L’utilisateur a les deux rôles, et les données sont omises comme pour un Report Viewer.
sandbox-not-enrolled = L’entreprise n’est pas inscrite au programme Microsoft AI Cloud Partner Program.
sandbox-vetting-pending = La vérification de l’entreprise attend encore le contrôle de son activité.
sandbox-indirect-reseller = Les profils et les rôles sont illisibles, comme pour un revendeur indirect ; Insights répond.
sandbox-conditional-access = Une stratégie d’accès conditionnel bloque la connexion.
sandbox-other-tenant-token = Le jeton vaut pour un autre locataire que celui qui a été saisi.
sandbox-consent-lag = Le consentement vient d’être donné et n’est pas encore arrivé partout : les deux premières connexions en une minute sont refusées.
sandbox-clock-skew = Les horloges de cette machine et des services diffèrent de 20 minutes.
sandbox-throttled = L’Espace partenaires et Insights demandent à chaque requête d’attendre 57 secondes.
sandbox-flaky = La première requête à chaque adresse échoue ; à la seconde, tout fonctionne.
sandbox-slow = Chaque réponse prend 0,7 seconde.
sandbox-offline = Rien ne répond.
sandbox-captive-portal = La page de connexion du réseau répond à la place des services.

## Enregistrement

store-no-home = Aucun dossier pour les réglages : le système n’indique pas de dossier personnel. Donnez à PARTNER_ONBOARD_HOME le chemin d’un dossier à vous.
store-bad-name = « { $name } » ne peut pas être un nom de profil. Jusqu’à 64 lettres, chiffres, tirets, soulignés et points, en commençant par une lettre ou un chiffre.
store-not-found = Il n’y a pas de profil « { $name } » (pas de fichier { $path }). « partner-onboard profiles list » montre ceux qui existent.
store-cannot-read = Lecture de { $path } impossible : { $cause }.
store-cannot-write = Écriture de { $path } impossible : { $cause }. Ce qui s’y trouvait n’a pas changé.
store-cause-denied = le système ne l’autorise pas ; voyez à qui appartiennent le fichier et son dossier
store-cause-full = il n’y a plus de place
store-cause-read-only = le disque est en lecture seule
store-cause-not-a-folder = un fichier occupe la place d’un dossier
store-cause-other = { $os }
store-broken = { $path } est abîmé, ligne { $line }, colonne { $column } : { $cause }. Réparez cet endroit, ou supprimez le fichier et recommencez la configuration.
store-newer = { $path } a été écrit par une version plus récente de partner-onboard (format { $found }, celle-ci connaît le format { $known }). Mettez ce programme à jour. Le fichier est resté tel quel.
store-busy = Un autre partner-onboard écrit dans { $path } et n’a pas terminé. Attendez-le ou fermez-le, puis réessayez.
store-taken = Il y a déjà un profil « { $name } ». Choisissez un autre nom, ou supprimez d’abord celui-là.
store-other-environment = { $found ->
    [sandbox] « { $name } » est un profil d’entraînement du bac à sable, et un vrai profil ne le remplace pas.
   *[live] « { $name } » est un vrai profil, et un profil du bac à sable ne le remplace pas.
  } Choisissez un autre nom, ou supprimez d’abord celui-là.
vault-no-bus = Aucun trousseau accessible : cette session n’a pas de bus de session D-Bus, ce qui est courant par SSH et dans un conteneur. Lancez le programme depuis votre session de bureau, ou continuez sans conserver les secrets.
vault-no-service = Il n’y a pas de trousseau : aucun programme n’en propose ici. Sous Linux, GNOME Keyring, KWallet et KeePassXC le font. Démarrez-en un et réessayez, ou continuez sans conserver les secrets.
vault-no-keyring = Le service n’a pas de trousseau par défaut où ranger des secrets. Créez-en un dans le gestionnaire de mots de passe de votre bureau et réessayez, ou continuez sans conserver les secrets.
vault-no-session = Windows ne donne pas à ce type de session l’accès au Gestionnaire d’identification, ce qui est courant par SSH et pour les services. Ouvrez une session de bureau, ou continuez sans conserver les secrets.
vault-locked = Le trousseau est verrouillé ou refuse l’accès. Déverrouillez-le et réessayez, ou continuez sans conserver les secrets.
vault-timed-out = { $seconds ->
    [one] Le trousseau n’a pas répondu en { $seconds } seconde.
   *[other] Le trousseau n’a pas répondu en { $seconds } secondes.
  } Votre bureau demande peut-être son mot de passe dans une autre fenêtre : répondez-y, puis réessayez. Ce qui était en cours peut encore s’exécuter après cela.
vault-too-long = La valeur fait { $bytes } octets ; le trousseau en accepte { $longest } au plus.
vault-damaged = Ce que le trousseau contient pour ce profil est incomplet ou a été modifié par un autre programme. Saisissez à nouveau le secret et enregistrez le profil.
vault-other = Le trousseau signale une erreur : { $cause }. Réessayez, ou continuez sans conserver les secrets.

## Plein écran

## Ligne par ligne

## Fichier de réponses

## Commandes

cli-about = De rien du tout à un jeton éprouvé pour l’API Partner Insights. Sans commande : l’assistant.
cli-onboard = L’assistant : demande tout, le prouve en direct, enregistre un profil
cli-verify = Refait toutes les vérifications d’un profil enregistré
cli-profiles = Liste, montre et supprime les profils enregistrés
cli-profiles-list = Liste les profils enregistrés
cli-profiles-show = Montre un profil enregistré ; il ne contient aucun secret
cli-profiles-remove = Supprime un profil enregistré, et ses secrets du trousseau
cli-sandbox = Liste ce que le bac à sable permet de répéter ; affiche des réponses d’exercice
cli-sandbox-list = Liste les scénarios du bac à sable, ce que chacun gâte et comment il finit
cli-sandbox-answers = Affiche un fichier de réponses d’exercice pour onboard --answers
cli-completions = Affiche les complétions pour un interpréteur de commandes
cli-usage = Utilisation{"\u00A0"}:
cli-usage-root = partner-onboard [COMMANDE] [OPTIONS]
cli-usage-onboard = partner-onboard [onboard] [OPTIONS]
cli-usage-verify = partner-onboard verify [OPTIONS]
cli-usage-profiles = partner-onboard profiles COMMANDE
cli-usage-profiles-list = partner-onboard profiles list [OPTIONS]
cli-usage-profiles-show = partner-onboard profiles show NOM [OPTIONS]
cli-usage-profiles-remove = partner-onboard profiles remove NOM
cli-usage-sandbox = partner-onboard sandbox COMMANDE
cli-usage-sandbox-list = partner-onboard sandbox list
cli-usage-sandbox-answers = partner-onboard sandbox answers [SCÉNARIO]
cli-usage-completions = partner-onboard completions INTERPRÉTEUR
cli-commands = Commandes{"\u00A0"}
cli-options = Options{"\u00A0"}
cli-arguments = Arguments{"\u00A0"}
cli-name-name = NOM
cli-name-cloud = CLOUD
cli-name-tenant = LOCATAIRE
cli-name-file = FICHIER
cli-name-check = VÉRIFICATION
cli-name-seconds = SECONDES
cli-name-shell = INTERPRÉTEUR
cli-name-scenario = SCÉNARIO
cli-name-lang = LANGUE
cli-help = Affiche cette aide
cli-version = Affiche la version
cli-allow-debugger = Laisse la mémoire lisible pour un débogueur
cli-lang = Langue : en ou fr
cli-profile = Le profil à reprendre, ou le nom du nouveau
cli-profile-name = Le nom du profil
cli-cloud = Cloud Microsoft : { $names }
cli-tenant = Le domaine ou l’ID du locataire
cli-plain = Ligne par ligne : pour les lecteurs d’écran, les terminaux simples et les tubes
cli-ascii = Caractères ASCII seulement
cli-answers = Prend toutes les réponses dans ce fichier JSON (- pour l’entrée standard), sans rien demander
cli-json = Affiche le résultat en un seul document JSON
cli-fresh = Ne propose pas le brouillon laissé en cours
cli-no-store = Ne conserve aucun secret
cli-sandbox-option = Tout contre le cloud simulé sur cette machine ; --sandbox=SCÉNARIO gâte une chose
cli-endpoints = Autres adresses des services : un fichier JSON avec authority, graph et partner_center
cli-ca-file = Fait aussi confiance à ces autorités de certification (PEM), pour les réseaux qui inspectent TLS
cli-timeout = La durée maximale d’une requête, de 1 à 600
cli-verify-profile = Le profil ; peut être omis s’il n’y en a qu’un
cli-only = Seulement cette vérification et celles qu’il lui faut ; peut être répété. Vérifications : { $names }
cli-shell = bash, elvish, fish, powershell ou zsh
cli-scenario = Le scénario visé ; les valeurs sont les mêmes pour tous
cli-exit-codes = Codes de sortie : 0 toutes les conditions sont remplies, 1 erreur interne, 2 utilisation ou configuration, 3 une condition
    n’est pas remplie, 4 vérification impossible, 5 une personne doit se connecter, 130 annulé
usage-read-on = partner-onboard --help montre ce qui est possible ; chaque commande a son propre --help.
usage-unknown = { $word } n’existe pas ici.
usage-unknown-near = { $word } n’existe pas ici. Vouliez-vous dire { $near } ?
usage-secret = { $argument } n’existe pas : un secret parmi les arguments serait lisible par tous les programmes de cette machine. Utilisez les variables PARTNER_ONBOARD_CLIENT_SECRET et PARTNER_ONBOARD_PASSWORD, ou --answers.
usage-sandbox-equals = Écrivez le scénario avec un signe égal : --sandbox={ $name }
usage-needs-value = { $argument } demande une valeur.
usage-takes-no-value = { $argument } ne prend pas de valeur.
usage-not-one-of = « { $value } » n’est pas possible pour { $argument }. Possibles : { $possible }
usage-not-possible = « { $value } » n’est pas possible pour { $argument }.
usage-missing = Il manque : { $argument }
usage-missing-command = Il manque ici une commande : { $commands }
usage-conflict = { $argument } et { $other } ne vont pas ensemble.
usage-twice = { $argument } ne peut figurer qu’une fois.
usage-place = Placez { $argument } après la commande : partner-onboard { $command } { $argument }
usage-unreadable = Ces arguments sont illisibles.
