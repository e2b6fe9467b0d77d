### Tous les textes lus par une personne, en français.

## Pages

step-start = Départ
step-start-intro = Quatre conditions préalables vous séparent de vos données Partner Insights par API. Cet assistant les parcourt, prouve chacune par une vraie requête et se termine par un jeton qui fonctionne et un profil enregistré.
step-enrolment = Inscription
step-enrolment-intro = Votre société doit être inscrite au Microsoft AI Cloud Partner Program (anciennement MPN) et avoir un compte de l’Espace partenaires. Dans quel locataire Microsoft Entra se trouve ce compte ?
step-application = Application
step-application-intro = Une application inscrite dans Microsoft Entra ID (Azure AD) demande le jeton. Il lui faut un secret client et l’autorisation déléguée user_impersonation de l’API Microsoft Partner Center.
step-role = Rôle
step-role-intro = L’utilisateur qui appelle l’API doit avoir le rôle Executive Report Viewer (ERV, visionneuse de rapports exécutifs). Un administrateur général ou de compte l’attribue dans l’Espace partenaires : Paramètres › Paramètres de compte › Gestion des utilisateurs › l’utilisateur › Attribuer des rôles › Insights › Executive report viewer, pour toute l’organisation.
step-sign-in = Connexion
step-sign-in-intro = L’utilisateur se connecte et un jeton est demandé. La page de Microsoft documente l’ID utilisateur et le mot de passe ; le code d’appareil et le navigateur permettent aussi l’authentification multifacteur (MFA), sans laquelle l’Espace partenaires refuse les jetons depuis juin 2026.
step-results = Résultats
step-results-intro = Chaque vérification, avec sa preuve et son heure.
step-save = Enregistrer
step-save-intro = Rien n’est écrit sans votre accord. Voici ce qui sera écrit, et où.
step-next = La suite
step-next-intro = Ce que vous avez maintenant, et comment continuer.

step-start-guide =
    1. Il faut un administrateur général ou un administrateur partenaire MPN du locataire inscrit au programme ; chaque page dit qui peut faire quoi.
    2. À portée de main : le locataire, l’ID et le secret d’une application, l’ID de l’utilisateur qui appellera l’API.
    3. Ce programme ne change rien chez Microsoft, et rien n’est écrit ici sans votre accord.
step-enrolment-guide =
    1. Connectez-vous à l’Espace partenaires avec un compte professionnel du domaine de la société.
    2. Inscrivez la société ; il faut un contact habilité à signer. La vérification prend d’ordinaire 3 à 5 jours ouvrés.
    3. Son état : Paramètres de compte › Informations légales.
    4. Le PartnerID : Paramètres de compte.
    5. Avec des locataires CSP et MPN séparés, prenez celui du MPN : Insights y est rattaché.
step-application-guide =
    1. Centre d’administration Entra › Inscriptions d’applications › Nouvelle inscription ; un seul locataire suffit pour le vôtre.
    2. URI de redirection : Client public/natif (mobile et bureau), http://localhost.
    3. Vue d’ensemble : copiez l’ID d’application (client).
    4. Certificats et secrets › Nouveau secret client : copiez la valeur aussitôt, elle n’est affichée qu’une fois.
    5. Autorisations d’API › Ajouter › API utilisées par mon organisation › Microsoft Partner Center (parfois SampleBECApp ; ID fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd) › Déléguées › user_impersonation.
    6. Accordez le consentement administrateur.
    7. N’ajoutez aucune autorisation d’application.
    Un administrateur d’application cloud peut tout faire ; un développeur d’applications peut inscrire, pas consentir.
step-role-guide =
    1. Espace partenaires › Paramètres › Paramètres de compte › Gestion des utilisateurs : choisissez l’utilisateur.
    2. Attribuer des rôles › Insights : Executive report viewer (visionneuse de rapports exécutifs), pour toute l’organisation.
    3. N’attribuez pas en plus Report viewer (visionneuse de rapports) : avec les deux, la vue peut être limitée.
    4. Un administrateur général ou de compte peut le faire. Les administrateurs partenaires MPN ont d’ordinaire déjà le rôle.
    5. Un changement peut prendre un certain temps ; reconnectez-vous ensuite.
step-sign-in-guide =
    1. La voie documentée envoie ID client, secret client, ID utilisateur et mot de passe, et obtient un jeton d’environ une heure.
    2. Elle est impossible pour les comptes fédérés et là où l’authentification multifacteur est exigée de l’utilisateur.
    3. Depuis juin 2026, l’Espace partenaires refuse les jetons sans preuve de MFA (401, code 900421). La vérification MFA dit si le vôtre l’a.
    4. Des mots de passe erronés répétés verrouillent le compte ; la connexion n’est jamais répétée d’elle-même.
    5. Par code d’appareil, l’utilisateur se connecte dans un navigateur, sur n’importe quelle machine, avec l’authentification multifacteur ; cette page affiche le code et l’adresse où le saisir. Une stratégie d’accès conditionnel peut l’interdire.
    6. Dans un navigateur de cette machine, la connexion passe souvent même alors. L’inscription de l’application doit pour cela comporter l’URI de redirection http://localhost, sous Authentification › Applications mobiles et de bureau. S’il manque, le navigateur le dit (AADSTS50011) et cette page n’en sait rien.
step-results-guide =
    1. Parcourez les lignes avec les flèches ; dessous, ce que l’on sait de la ligne choisie.
    2. F2 montre tout, avec les identifiants pour le support de Microsoft.
    3. F4 va à la question en cause ; seul ce qui en dépend est refait. F6 montre une note pour qui a plus de droits.
step-save-guide =
    1. Le profil contient les réponses sans les secrets.
    2. Les secrets vont dans le trousseau du système, dans un fichier chiffré par une phrase secrète à vous, ou nulle part.
    3. On peut enregistrer même si toutes les conditions ne sont pas remplies ; le profil porte alors la mention « pas prêt ».
step-next-guide =
    1. verify refait toutes les vérifications et dit ce qui s’est dégradé.
    2. Son code de sortie informe un script : 0 toutes les conditions sont remplies, 3 une condition n’est pas remplie, 4 vérification impossible, 5 une personne doit se connecter.

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
question-sign-in-help = Un mot de passe ne permet pas de second facteur ; un code d’appareil et un navigateur, oui.
question-password = Mot de passe
question-password-help = Envoyé au seul service de connexion de Microsoft. Des erreurs répétées verrouillent le compte.
question-profile = Nom du profil
question-profile-help = Lettres, chiffres, tiret, souligné et point. Les commandes le demandent : --profile NOM.
question-store = Les secrets vont
question-store-help = Les secrets ne sont jamais écrits en clair.
question-passphrase-again = La phrase secrète encore une fois
question-passphrase-again-help = Personne ne peut la retrouver : une faute de frappe enfermerait les secrets pour toujours.
question-passphrase = Phrase secrète du fichier
question-passphrase-help = Elle chiffre le fichier ; sans elle, personne ne peut l’ouvrir. Au moins 12 caractères.
question-keep-password = Garder aussi le mot de passe
question-keep-password-help = Rarement utile : le jeton d’actualisation renouvelle la connexion sans lui.

## Choix

choice-cloud-global = Mondial
choice-cloud-us-government = US Government
choice-cloud-china-21vianet = Chine, exploité par 21Vianet
choice-begin-new = Un nouveau profil
choice-begin-draft = Reprendre le brouillon
choice-begin-profile = Revérifier { $name }
choice-begin-profile-not-ready = Continuer { $name } (pas prêt)
choice-sign-in-password = ID utilisateur et mot de passe
choice-sign-in-device-code = Code d’appareil, saisi dans un navigateur
choice-sign-in-browser = Navigateur sur cette machine
choice-store-file = dans un fichier de cette machine, chiffré par une phrase secrète
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
judge-secret-short = C’est court ({ $length }) : les secrets d’Entra en ont 16 ou plus. Tout a-t-il été copié ?
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
judge-profile-reserved = Windows réserve ce nom à un périphérique ; choisissez-en un autre.
judge-profile-name = Lettres, chiffres, tiret, souligné et point seulement, d’abord une lettre ou un chiffre.
judge-passphrase-differs = Les deux phrases secrètes ne sont pas les mêmes. Saisissez-les de nouveau.
judge-passphrase-short = { $length } caractères ; une phrase secrète en a au moins { $least }.

## Sortes de problèmes

kind-unreachable = Service injoignable
kind-refused = Refusé
kind-not-allowed = Non autorisé
kind-not-ready = Pas encore prêt
kind-sign-in = Une personne doit se connecter
kind-service = Incident côté Microsoft
kind-unknown = Indéterminable

## Déroulement

step-save-again = Le profil a été enregistré. L’enregistrer encore écrit ceci :
save-replaces-working = Il remplace le profil enregistré { $name }, où toutes les conditions étaient remplies, par un autre où elles ne le sont pas. Choisissez un autre nom pour le garder.
save-not-proved = Tout n’a pas pu être vérifié : le profil portera la mention « pas prêt ».
next-not-proved = Pas encore prêt : tout n’a pas pu être vérifié. Revérifiez plus tard.
sandbox-own-values = Le bac à sable ne connaît que ses valeurs d’exercice ; F8 les saisit.
problem-heading = { $kind } : { $title }

mark-met = réussi
mark-warning = réussi, avec un avertissement
mark-unmet = échec
mark-running = en cours de vérification
mark-unknown = indéterminable
mark-not-reached = non vérifié
mark-stale = une réponse a changé depuis ; à revérifier
mark-todo = à faire
proof-proved = Prouvé par la réponse d’un service
proof-inferred = Déduit
proof-stated = Déclaré par vous
problem-who = Qui peut le faire : { $who }
support-server = Texte du serveur
support-detail = Détail technique
support-code = Code
support-trace = ID de trace
support-correlation = ID de corrélation
support-request = ID de requête
support-at = Heure du serveur
outcome-ready = Toutes les conditions sont remplies.
outcome-not-ready = Pas prêt : au moins une condition n’est pas remplie.
outcome-sign-in-needed = Une personne doit se connecter.
outcome-unknown = Tout n’a pas pu être vérifié.
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
save-vault-unavailable = Le trousseau du système ne peut pas servir. { $why }
save-encrypted = Le secret client et le jeton d’actualisation vont dans le fichier chiffré secrets/{ $name }.sealed, à côté des profils. Le mot de passe n’est pas gardé.
save-encrypted-both = Le secret client, le jeton d’actualisation et le mot de passe vont dans le fichier chiffré secrets/{ $name }.sealed, à côté des profils.
save-encrypted-secret = Le secret client et le jeton d’actualisation vont dans le fichier chiffré secrets/{ $name }.sealed, à côté des profils.
save-choose-store = Choisissez où vont les secrets ; rien n’est gardé avant.
save-keychain = Le secret client et le jeton d’actualisation vont dans le trousseau du système. Le mot de passe n’est pas gardé.
save-keychain-both = Le secret client, le jeton d’actualisation et le mot de passe vont dans le trousseau du système.
save-keychain-secret = Le secret client et le jeton d’actualisation vont dans le trousseau du système.
save-nowhere = Les secrets ne sont pas gardés ; ils vous seront redemandés.
save-not-ready = Toutes les conditions ne sont pas remplies : le profil portera la mention « pas prêt ».
sign-in-federated = Ce compte est fédéré : Microsoft Entra ne connaît pas son mot de passe, cette voie est donc fermée. Le code d’appareil et le navigateur mènent à la page de connexion de votre société.
sign-in-managed = Microsoft Entra vérifie lui-même ce compte ; un mot de passe peut donc être essayé. Mais il ne permet pas de second facteur : là où il est exigé, seuls le code d’appareil et le navigateur aboutissent.
sign-in-device-code = L’utilisateur saisit un code dans un navigateur, sur n’importe quelle machine. Si l’accès conditionnel bloque les codes d’appareil chez vous, prenez le navigateur.
sign-in-browser = L’utilisateur se connecte dans un navigateur sur cette machine. L’inscription de l’application doit comporter l’URI de redirection http://localhost, sous Authentification › Applications mobiles et de bureau.
sign-in-browser-remote = Vous êtes connecté par SSH : un navigateur sur votre propre machine n’atteint celle-ci que par un port redirigé. Le code d’appareil s’en passe.
sign-in-refused-before = Ce même mot de passe vient d’être refusé. Le renvoyer rapproche du verrouillage : changez-le, ou redemandez la vérification pour l’envoyer tel quel.
open-not-here = Aucun navigateur ne peut être ouvert d’ici ; ouvrez l’adresse vous-même.
open-failed = Le navigateur n’a pas pu être ouvert ({ $why }) ; ouvrez l’adresse vous-même.
offer-password = se connecter par mot de passe
offer-device-code = se connecter par code d’appareil
offer-browser = se connecter dans le navigateur
notice-device-code = Saisissez le code { $code } sur { $url } ; il est valable jusqu’à { $until }.
notice-browser = Ouvrez cette adresse dans un navigateur sur cette machine, avant { $until } ; la réponse revient à { $uri } : { $url }
next-saved = Enregistré : profil { $name } dans { $path }
next-ready = Toutes les conditions sont remplies : un jeton a été délivré et a servi à un appel Insights réussi.
next-not-ready = Pas encore prêt : des vérifications échouent. Revérifiez une fois la cause corrigée.
next-token-expires = Ce jeton d’accès est valide jusqu’au { $at }.
next-secret-expires = Le secret client expire le { $day } ; renouvelez-le avant.
next-secret-expiry-unknown = On ne sait pas quand le secret client expire ; voyez sous Certificats et secrets.
next-nothing-kept = Aucun secret n’a été gardé : verify les demande, et token en a besoin dans PARTNER_ONBOARD_CLIENT_SECRET et PARTNER_ONBOARD_PASSWORD.
next-renewal = Le jeton d’actualisation est gardé : verify et token renouvellent la connexion sans que personne ait à intervenir. Il expire 90 jours après son dernier usage.
next-device-code = Ce profil se connecte par code d’appareil : il faut une personne pour chaque nouveau jeton. Sans elle, verify se termine avec le code 5.
next-data-sets = Jeux de données lisibles : { $names }

## Vérifications

check-tenant = Locataire
    .why = La configuration publique d’Entra montre que le locataire existe, son ID et son cloud.
check-account = Compte utilisateur
    .why = Entra dit qui vérifie le mot de passe de cet utilisateur : Entra lui-même ou votre propre fournisseur d’identité.
check-client = Application
    .why = Une demande de jeton par l’application seule montre si elle existe dans ce locataire.
check-secret = Secret client
    .why = La même demande montre si Entra accepte le secret ; son expiration ne doit pas être proche.
check-sign-in = Connexion
    .why = Un jeton est demandé pour l’utilisateur, et délivré.
check-permission = Autorisation d’API
    .why = Le jeton énumère ses autorisations ; user_impersonation doit y figurer.
check-claims = Contenu du jeton
    .why = Le jeton doit être pour la bonne API, le bon locataire, la bonne application et le bon utilisateur, et encore valide ; les horloges doivent concorder.
check-mfa = Multifacteur (MFA)
    .why = L’Espace partenaires refuse depuis juin 2026 les jetons sans authentification multifacteur.
check-enrolment = Inscription au programme
    .why = Le profil de l’Espace partenaires montre le PartnerID et le nom de la société.
check-vetting = Vérification de la société
    .why = Microsoft vérifie chaque société ; le profil montre où cela en est.
check-role = Executive Report Viewer
    .why = L’Espace partenaires donne la liste des membres du rôle ; s’il ne la montre pas, la réponse d’Insights permet d’en juger.
check-access = Accès à Insights
    .why = L’API Insights donne la liste de ses jeux de données, sans rien masquer. Seule cette réponse prouve que tout fonctionne.

check-tenant-found = Le locataire existe : { $id }
check-tenant-other-cloud = { $name } appartient à un autre cloud Microsoft ({ $instance }).
    .why = Les adresses de connexion et d’API changent d’un cloud à l’autre ; ici, rien ne le trouverait.
    .do1 = Choisissez le cloud qui convient à la première page, ou donnez un autre nom ici.
    .do2 = L’inscription au programme se fait dans le cloud mondial ; un locataire d’un cloud gouvernemental ne peut pas s’inscrire.
check-account-managed = Entra ID vérifie lui-même le mot de passe de { $user }.
check-account-federated = { $user } se connecte auprès du fournisseur d’identité de votre société.
    .warning = Un mot de passe envoyé à Entra ne peut pas fonctionner pour un tel compte ; choisissez le code d’appareil.
check-account-unknown = Entra ne connaît pas le domaine de { $user }.
    .why = Le nom de connexion est mal écrit, ou son domaine n’est vérifié dans aucun locataire de ce cloud.
    .do1 = Comparez lettre par lettre : centre d’administration Entra › Utilisateurs › l’utilisateur › Nom d’utilisateur principal.
    .do2 = Si le compte est dans un autre cloud Microsoft, choisissez ce cloud à la première page.
    .who = Qui administre les utilisateurs du locataire : administrateur d’utilisateurs ou administrateur général
check-client-found = L’application existe dans ce locataire.
check-secret-accepted = Entra accepte le secret.
check-secret-accepted-until = Entra accepte le secret ; il expire le { $day }.
check-secret-past = Le jour donné, { $day }, est passé, mais Entra accepte encore le secret.
    .why = La date et le secret ne vont pas ensemble ; vous ne pourriez donc pas être averti à temps.
    .do1 = Recopiez le jour : Certificats et secrets › Expire, sur la ligne de ce secret même.
check-sign-in-done = { $user } a un jeton, valide jusqu’au { $until }.
check-sign-in-federated = Un mot de passe ne peut pas fonctionner pour { $user } ; rien n’a été envoyé.
    .why = Le fournisseur d’identité de votre société vérifie ce compte ; Entra ne peut donc pas juger son mot de passe.
    .do1 = Choisissez le code d’appareil ou le navigateur comme mode de connexion, avec cet utilisateur.
    .do2 = Ou prenez un compte géré par Entra lui-même, p. ex. de votre domaine .onmicrosoft.com, et donnez-lui le rôle.
    .who = L’utilisateur ; pour un autre compte, un administrateur d’utilisateurs ou un administrateur général
check-sign-in-way = Cette version ne sait pas se connecter par « { $way } ».
    .why = Elle connaît l’ID utilisateur avec mot de passe, le code d’appareil et la connexion dans un navigateur.
    .do1 = Choisissez l’un d’eux.
check-sign-in-nobody = { $user } se connecte par code d’appareil ou dans un navigateur, et personne n’est là pour le faire.
    .why = Dans les deux cas, il faut une personne. Rien n’a été envoyé, et rien n’indique une erreur.
    .do1 = Lancez partner-onboard dans un terminal, choisissez ce profil et connectez-vous.
    .who = L’utilisateur
check-sign-in-dead = La connexion enregistrée n’est plus acceptée.
    .why = Microsoft a refusé le jeton d’actualisation avec un code que ce programme ne connaît pas ; seule une nouvelle connexion y remédie.
check-sign-in-unkept = La connexion enregistrée n’a pas pu être lue.
    .do1 = Déverrouillez le trousseau, ou fermez les autres exécutions de partner-onboard, puis réessayez.
check-sign-in-not-kept = Le nouveau jeton d’actualisation n’a pas pu être gardé ; le précédent reste valable un certain temps. { $why }
check-no-token = Il n’y a pas de jeton valide pour interroger le service.
    .why = Aucun n’a été délivré pendant cette session, ou le dernier a expiré.
    .do1 = Connectez-vous de nouveau.
check-permission-held = Le jeton contient user_impersonation.
check-permission-missing = Le jeton ne contient pas user_impersonation ; il contient : { $scopes }
    .none = rien
    .why = Sans cette autorisation déléguée, l’Espace partenaires ne laisse pas l’application agir pour l’utilisateur.
    .do1 = Autorisations d’API › Ajouter une autorisation › API utilisées par mon organisation › Microsoft Partner Center › Déléguée › user_impersonation.
    .do2 = Accordez le consentement administrateur, attendez une minute et connectez-vous de nouveau.
    .who = Un administrateur d’application cloud, un administrateur d’application ou un administrateur général
check-token-opaque = Le jeton ne peut pas être lu.
    .why = Microsoft peut changer la forme de ses jetons à tout moment ; les autres vérifications montrent si celui-ci fonctionne.
    .do1 = Regardez la vérification « Accès à Insights » : si elle est réussie, tout va bien.
check-claims-right = Pour la bonne API, le bon locataire, la bonne application et le bon utilisateur ; les horloges concordent.
check-claims-audience = Le jeton est pour une autre API : { $found }
    .why = L’Espace partenaires n’accepte que les jetons pour { $wanted }.
check-claims-tenant = Le jeton vient d’un autre locataire : { $found }
    .why = Vous avez indiqué le locataire { $wanted } ; les données d’un autre ne sont pas celles que vous voulez.
check-claims-client = Le jeton a été délivré à une autre application : { $found }
    .why = Vous avez indiqué l’application { $wanted }.
check-claims-user = Le jeton est celui de { $found } ; vous avez indiqué { $given }. Si ce ne sont pas deux noms d’un même utilisateur, tout ce qui est prouvé ici ne vaut que pour { $found } : reconnectez-vous avec l’autre.
check-claims-over = Le jeton a expiré le { $until }.
    .why = Un jeton est valable environ une heure.
check-claims-early = Le jeton n’est pas valide avant le { $from }.
    .why = Vu de cette machine, sa validité n’a pas commencé : les horloges diffèrent.
check-claims-absent = rien
check-claims-do-again = Vérifiez vos réponses et connectez-vous de nouveau.
check-claims-do-report = Si cela persiste, ce n’est peut-être pas le service de connexion de Microsoft qui répond : vérifiez --endpoints et votre proxy.
check-clock-slow = { $minutes ->
        [one] L’horloge de cette machine retarde de { $minutes } minute.
       *[other] L’horloge de cette machine retarde de { $minutes } minutes.
    }
check-clock-fast = { $minutes ->
        [one] L’horloge de cette machine avance de { $minutes } minute.
       *[other] L’horloge de cette machine avance de { $minutes } minutes.
    }
check-clock-why = Par rapport à l’horloge du service de connexion. Les programmes de cette machine prendraient les jetons pour expirés ou pas encore valides.
check-clock-do = Activez l’heure automatique sur cette machine, puis connectez-vous de nouveau.
check-clock-who = Qui administre cette machine
check-mfa-held = Le jeton dit que l’authentification multifacteur a eu lieu.
check-mfa-confirmed = Le jeton le dit et Microsoft le confirme : l’authentification multifacteur a eu lieu.
check-mfa-stated = Microsoft confirme que le jeton satisfait à l’authentification multifacteur.
check-mfa-contradicted = Le jeton lui-même ne cite pas « mfa » (amr : { $methods }). La réponse de Microsoft décide ; si un appel est refusé malgré tout pour cette raison, connectez-vous par code d’appareil.
check-mfa-strong = Le jeton dit { $methods }, pas « mfa ». C’est une méthode forte, mais aucune source ne dit que l’Espace partenaires l’accepte.
check-mfa-absent = La connexion s’est faite sans authentification multifacteur (amr : { $methods }).
    .why = L’Espace partenaires refuse de tels jetons, peu à peu sur tous les appels. Un mot de passe seul n’apporte jamais cette preuve.
    .nothing = rien
check-mfa-denied = L’Espace partenaires dit que ce jeton ne satisfait pas à l’authentification multifacteur.
    .why = Cette vérification est celle de Microsoft (ValidateMfa). Les jetons qui y échouent sont refusés, peu à peu sur tous les appels.
check-mfa-unclear = On ne peut pas savoir si l’authentification multifacteur a eu lieu.
    .why = Le jeton ne le dit pas et le service n’en a rien dit.
    .do1 = Relancez cette vérification plus tard.
check-mfa-unchallenged = Soit aucun second facteur n’a été demandé à l’utilisateur, car sur la page de Microsoft la connexion aboutit sans lui tant que rien ne l’exige ; soit le fournisseur d’identité de l’entreprise l’a demandé sans le dire. L’Espace partenaires refuse de tels jetons, peu à peu sur tous les appels.
    .do1 = Faites-le exiger pour cet utilisateur : paramètres de sécurité par défaut, ou une stratégie d’accès conditionnel qui couvre cet utilisateur et cette application.
    .do2 = Si l’utilisateur se connecte auprès du fournisseur d’identité de l’entreprise et que le second facteur y a été demandé : faites-le transmettre (revendication multipleauthn) et accepter par le réglage federatedIdpMfaBehavior du domaine.
    .do3 = Reconnectez-vous ensuite. Une connexion enregistrée faite sans second facteur reste sans lui, même renouvelée.
    .who = Un administrateur de l’accès conditionnel ou un administrateur général ; pour la connexion propre à l’entreprise, qui gère son fournisseur d’identité
check-mfa-browser = Ou connectez-vous dans un navigateur : ce programme y demande lui-même le second facteur.
check-mfa-do1 = Connectez-vous avec l’authentification multifacteur, par code d’appareil, avec le même utilisateur.
check-mfa-do2 = Si aucun second facteur n’y est demandé, exigez-le pour cet utilisateur : paramètres de sécurité par défaut ou accès conditionnel.
check-mfa-who = L’utilisateur ; pour la règle, un administrateur de l’accès conditionnel ou un administrateur général
check-enrolment-found = PartnerID { $id }
check-enrolment-found-name = PartnerID { $id }, { $name }
check-enrolment-other = Vous avez saisi { $given }, et ce locataire est inscrit sous { $found }. On n’a pas pu savoir si c’est le numéro d’un de vos sites.
    .of = Vous avez saisi { $given }, un autre ID : celui de { $name }. Ce locataire est inscrit sous { $found }. Si { $name } est l’un de vos sites, tout va bien.
    .known = Vous avez saisi { $given }, un autre ID qui existe ; ce locataire est inscrit sous { $found }. Si c’est celui d’un de vos sites, tout va bien.
check-enrolment-none = Aucun partenaire ne porte le PartnerID { $given }.
    .why = L’Espace partenaires l’a cherché sans rien trouver ; le locataire, lui, est inscrit, sous { $found }.
    .do1 = Comparez : Espace partenaires › Paramètres de compte ; laissez le champ vide pour accepter ce qui a été trouvé.
    .do2 = Si { $given } est celui d’une autre de vos sociétés, donnez le locataire qui est inscrit sous ce numéro.
check-partner-inconclusive = L’Espace partenaires ne nous montre pas ce profil (statut { $status }).
    .why = Cela ne dit rien de l’inscription : l’API est faite pour les partenaires à facturation directe et les fournisseurs indirects ; les autres, p. ex. les revendeurs indirects, sont refusés bien qu’inscrits.
    .do1 = Regardez dans l’Espace partenaires › Paramètres de compte › Informations légales.
    .do2 = Si la vérification « Accès à Insights » est réussie, celle-ci est sans importance.
check-vetting-done = Microsoft a vérifié la société.
check-vetting-pending = Microsoft vérifie encore la société. Étape : { $step }
    .why = Tant que ce n’est pas fini, des parties de l’Espace partenaires restent fermées. Il faut d’ordinaire 3 à 5 jours ouvrés.
    .do1 = Voyez ce qui est demandé : Espace partenaires › Paramètres de compte › Informations légales.
    .do2 = Répondez aux e-mails de Microsoft au contact principal, puis revérifiez.
    .who = Un administrateur général ou un administrateur de compte, avec le contact principal
check-vetting-rejected = Microsoft a rejeté la vérification de la société. Étape : { $step }
    .why = Les indications données n’ont pas pu être confirmées.
    .do1 = Lisez la raison : Espace partenaires › Paramètres de compte › Informations légales.
    .do2 = Corrigez-y les indications ou adressez-vous au support de l’Espace partenaires.
check-vetting-unclear = L’Espace partenaires ne se prononce pas sur la vérification de la société (« { $status } »).
    .why = Cette procédure n’existe pas pour cette société, ou n’a pas commencé.
    .do1 = Regardez dans l’Espace partenaires › Paramètres de compte › Informations légales.
check-vetting-step = non précisée
    .entry = saisie des informations
    .emailownership = propriété de l’adresse e-mail
    .emaildomain = domaine de l’adresse e-mail
    .employmentverification = emploi du contact
    .decision = décision
    .businessverification = vérification de l’entreprise
    .other = autre
check-role-held = { $user } est Executive Report Viewer.
check-role-inferred = La réponse d’Insights est complète : le rôle est donc là ; la liste des membres ne nous est pas montrée.
check-role-unlisted = La réponse d’Insights est complète : le rôle est donc là.
    .warning = La liste des membres ne cite pas l’utilisateur pour toute l’organisation ; le rôle est peut-être limité à certains sites, et les données avec lui.
    .why = La liste des membres ne cite pas l’utilisateur, mais elle omet peut-être les rôles limités à certains sites ; et la réponse d’Insights ne le dit pas non plus.
check-role-both = L’utilisateur est aussi Report Viewer, ce qui peut ramener la vue limitée. Retirez Report Viewer.
check-role-missing = { $user } n’est pas Executive Report Viewer.
    .why = La liste des membres du rôle ne cite pas l’utilisateur, et Insights lui refuse ses données.
check-role-viewer-only = { $user } n’est que Report Viewer.
    .why = Un Report Viewer ne voit ni le chiffre d’affaires ni les données personnelles, et la page de Microsoft demande Executive Report Viewer (visionneuse de rapports exécutifs).
check-role-redacted = La réponse d’Insights est masquée en partie : { $user } n’est pas Executive Report Viewer.
    .why = Des données masquées, c’est ce que reçoit un Report Viewer, et la liste des membres ne dit pas le contraire.
check-role-unclear = On ne peut pas savoir si { $user } est Executive Report Viewer.
    .why = L’Espace partenaires ne montre pas les membres du rôle à cet utilisateur, et la réponse d’Insights ne le dit pas non plus.
    .do1 = Regardez dans l’Espace partenaires › Paramètres › Paramètres de compte › Gestion des utilisateurs › l’utilisateur.
check-role-do1 = Espace partenaires › Paramètres › Paramètres de compte › Gestion des utilisateurs › l’utilisateur › Attribuer des rôles › Insights › Executive report viewer, pour toute l’organisation.
check-role-do2 = Puis attendez un peu et connectez-vous de nouveau ; un rôle limité à certains sites peut ne pas figurer dans cette liste.
check-role-do-remove = Retirez Report viewer à l’utilisateur sur la même page.
check-role-who = Un administrateur général ou un administrateur de compte
check-access-open = { $count ->
        [one] { $count } jeu de données, complet
       *[other] { $count } jeux de données, complets
    }
check-access-redacted = Insights répond, mais masque des données à { $user }.
    .why = La réponse est marquée comme masquée : c’est la vue d’un Report Viewer, sans chiffre d’affaires ni données personnelles.
check-access-empty = Insights répond sans un seul jeu de données.
    .why = Il y a deux causes possibles, et rien ne dit laquelle : l’utilisateur n’a pas le rôle Executive Report Viewer, ou le compte n’est pas celui du programme partenaire (MPN).
    .do1 = Regardez les rôles de l’utilisateur : Espace partenaires › Paramètres › Paramètres de compte › Gestion des utilisateurs › l’utilisateur.
    .do2 = Vérifiez que le locataire est celui du compte du programme partenaire ; Insights ne relève pas d’un compte CSP.

reach-ca-file = Le fichier donné avec --ca-file ne contient aucun certificat au format PEM (« -----BEGIN CERTIFICATE----- »).
reach-client = La connexion n’a pas pu être préparée : { $detail }
reach-again = { $host } : essai { $nth } sur { $tries } dans { $wait }
reach-name = Le nom { $host } est introuvable.
    .why = Aucune requête n’est partie ; on ne sait donc rien de vos réponses. D’ordinaire, cette machine est hors ligne ou son DNS ne résout pas les noms extérieurs.
reach-connection = Pas de connexion avec { $host }.
    .why = Aucune requête n’est partie ; on ne sait donc rien de vos réponses. Quelque chose refuse en chemin, ou aucune route n’y mène.
reach-timeout = { $host } n’a pas répondu en { $limit }.
    .why = On ne sait rien de vos réponses. Souvent, un pare-feu avale la requête sans rien dire.
reach-certificate = Le certificat de { $host } n’a pas été accepté.
    .time = Il a expiré ou n’est pas encore valide, ou l’horloge de cette machine n’est pas à l’heure. Rien n’a été envoyé.
    .issuer = Son émetteur n’est pas approuvé ici. C’est l’effet des proxys d’entreprise qui inspectent TLS. Rien n’a été envoyé.
    .name = Il est pour un autre nom. Rien n’a été envoyé.
    .other = Il n’a pas passé la vérification du système. Rien n’a été envoyé.
reach-tls = { $host } ne parle pas TLS comme attendu.
    .why = Autre chose y répond, p. ex. un proxy. Rien n’a été envoyé.
reach-proxy = Le proxy en chemin vers { $host } demande un utilisateur et un mot de passe.
    .why = La requête n’a pas atteint Microsoft ; on ne sait donc rien de vos réponses.
reach-broken = La connexion avec { $host } s’est rompue avant la fin de la réponse.
    .why = On ignore si la requête est arrivée, et on ne sait rien de vos réponses.
reach-redirect = Au lieu de { $host }, quelque chose nous envoie ailleurs : { $to }
reach-page = Au lieu de { $host }, une page web a répondu.
    .why = Le service de Microsoft ne répond pas ainsi. C’est d’ordinaire la page de connexion d’un réseau ou la page d’un proxy. On ne sait rien de vos réponses.
reach-foreign = Une réponse est arrivée (statut { $status }), mais elle ne vient pas de { $host }.
    .why = Elle ne porte aucune marque du service de Microsoft : un filtre web, un proxy ou une passerelle a répondu à sa place. On ne sait rien de vos réponses.
reach-large = Ce qui a répondu pour { $host } a envoyé beaucoup trop.
reach-unfamiliar = { $host } a répondu sous une forme inconnue ici.
    .why = Microsoft a peut-être changé quelque chose. On ne sait rien de vos réponses.
reach-port = La connexion dans un navigateur n’a pas pu commencer : { $host } n’a pas de port pour sa réponse.
    .why = Rien n’a été envoyé. Cette machine n’a pas donné de port à sa propre adresse, ou pas de nombres aléatoires ; les détails disent pourquoi.
reach-who = Les responsables de votre réseau
reach-do-network = Vérifiez que cette machine est en ligne.
reach-do-open = Faites ouvrir { $host } pour cette machine (HTTPS, port 443).
reach-do-proxy = Si votre réseau exige un proxy, définissez HTTPS_PROXY.
reach-do-proxy-credentials = Définissez HTTPS_PROXY avec utilisateur et mot de passe ; seule l’authentification Basic est possible.
reach-do-clock = Mettez l’horloge de cette machine à l’heure.
reach-do-ca-file = Donnez le certificat racine de votre société : --ca-file FICHIER, ou installez-le dans le système.
reach-do-other-ca-file = Le fichier donné avec --ca-file ne contient pas l’autorité qui l’a signé : donnez celle de votre réseau, ou de votre propre bac à sable tel qu’il tourne.
reach-do-portal = Ouvrez une page web dans un navigateur et connectez-vous au réseau.
reach-do-again = Relancez la vérification.
reach-do-device-code = Connectez-vous par code d’appareil, qui n’a pas besoin de port ici.
reach-do-report = Si cela persiste, signalez-le avec les détails ci-dessous.

landing-arrived = La réponse est arrivée.
    .then = Fermez cette fenêtre et revenez au terminal ; il affiche le résultat.
landing-declined = La connexion n’a pas abouti. Le service dit :
    .then = Fermez cette fenêtre et revenez au terminal ; il dit ce que l’on peut faire.
landing-other = Ce n’est pas la réponse que partner-onboard attend.
    .then = Si vous êtes en train de vous connecter, ouvrez encore une fois l’adresse que le terminal affiche. Sinon, fermez cette fenêtre.

## Refus

# Ce que les services refusent : refusal-<id> dit ce qui s’est passé, .why ce que cela signifie ici, .do1 et suivants quoi faire.
# Pour quels codes, qui peut agir et où : assets/refusals.json.

who-you = Vous, en corrigeant la valeur
who-wait = Personne : cela passe avec le temps
who-user = L’utilisateur qui se connecte
who-user-admin = Un administrateur d’utilisateurs ou un administrateur général
who-user-or-admin = L’utilisateur, ou un administrateur d’utilisateurs ou un administrateur général
who-application = Un administrateur d’application cloud, un administrateur d’application ou un propriétaire de l’application
who-consent = Un administrateur d’application cloud, un administrateur d’application ou un administrateur général
who-conditional-access = Un administrateur de l’accès conditionnel, un administrateur de la sécurité ou un administrateur général
who-roles = Un administrateur général ou un administrateur de compte de l’Espace partenaires
who-enrolment = Un administrateur général ou un administrateur partenaire MPN
who-identity-provider = Les responsables de votre Active Directory ou de votre fournisseur d’identité
who-network = Les responsables de votre réseau ou de votre proxy
who-microsoft = Microsoft ; vous n’avez rien à corriger
who-program = Les auteurs du programme qui a fait la demande
who-support = Le support de Microsoft, avec le code et les identifiants

refusal-tenant-unknown = { $tenant ->
        [not-said] Microsoft Entra ne connaît pas ce locataire.
       *[other] Microsoft Entra ne connaît pas le locataire « { $tenant } ».
    }
    .why = Aucun locataire de ce cloud n’a ce domaine ou cet ID : rien n’a pu lui être demandé.
    .do1 = Comparez-le à l’ID de locataire affiché dans le centre d’administration Entra, page Vue d’ensemble.
    .do2 = Si le locataire est dans un cloud national, choisissez ce cloud à la première page.
refusal-tenant-malformed = { $tenant ->
        [not-said] Ce qui a été donné comme locataire ne dit pas à Microsoft Entra duquel il s’agit.
       *[other] « { $tenant } » ne dit pas à Microsoft Entra de quel locataire il s’agit.
    }
    .why = Ce n’est ni l’ID d’un locataire ni un domaine qu’un locataire a fait vérifier.
    .do1 = Donnez l’ID du locataire, un GUID, ou l’un de ses domaines, p. ex. contoso.onmicrosoft.com.
refusal-tenant-other-cloud = Le locataire, l’utilisateur ou l’API se trouve dans un autre cloud Microsoft que celui qui a été interrogé.
    .why = Chaque cloud a son propre service de connexion ; le jeton de l’un ne vaut rien dans l’autre.
    .do1 = Choisissez le cloud du locataire : mondial, US Government ou Chine (21Vianet).
    .do2 = Vérifiez que l’utilisateur et l’application appartiennent à ce même locataire.
refusal-tenant-endpoint = Cette requête doit nommer un locataire ; une adresse partagée telle que « common » a été utilisée.
    .why = L’application, ou ce mode de connexion, n’est ouvert qu’aux utilisateurs d’un seul locataire.
    .do1 = Donnez le domaine ou l’ID de votre propre locataire.
refusal-tenant-realm = Le service de connexion ne connaît pas le domaine d’authentification (realm) demandé.
    .why = L’adresse du service et le locataire qui y figure ne vont pas ensemble.
    .do1 = Interrogez https://login.microsoftonline.com, suivi de l’ID du locataire, que montre la page Vue d’ensemble du centre d’administration Entra.
    .do2 = Si le locataire est dans un cloud national, choisissez ce cloud sur la première page.
refusal-region-endpoint = La requête est allée à une adresse régionale du service de connexion, qui n’est pas ouverte à cette application.
    .why = Microsoft réserve ces adresses à ses propres applications ; toutes les autres utilisent l’adresse mondiale.
    .do1 = Dans votre propre script, interrogez https://login.microsoftonline.com au lieu d’un hôte régional, et désactivez les points de terminaison régionaux de sa bibliothèque.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-tenant-restricted = Le réseau de votre société n’autorise pas la connexion à ce locataire.
    .why = Un proxy ajoute en chemin une restriction de locataires, et celui-ci n’est pas dans sa liste.
    .do1 = { $tenant ->
        [not-said] Faites ajouter le locataire à la liste des locataires autorisés par le proxy.
       *[other] Faites ajouter le locataire { $tenant } à la liste des locataires autorisés par le proxy.
    }
    .do2 = Ou réessayez depuis un réseau sans ce proxy.
refusal-tenant-method = On ne peut pas se connecter à ce locataire d’ici, ou pas de cette façon.
    .why = Sans doute un proxy ajoute-t-il en chemin une restriction de locataires. Les deux listes de Microsoft divergent sur ce code : selon l’autre, le locataire n’admet pas ce mode de connexion.
    .do1 = { $tenant ->
        [not-said] Demandez si un proxy ajoute une restriction de locataires, et faites ajouter le locataire à sa liste.
       *[other] Demandez si un proxy ajoute une restriction de locataires, et faites ajouter le locataire { $tenant } à sa liste.
    }
    .do2 = Ou réessayez depuis un réseau sans ce proxy ; si cela persiste, connectez-vous autrement.
refusal-credential-stripped = La preuve d’identité de l’utilisateur ou de l’appareil n’est pas arrivée jusqu’à Microsoft Entra.
    .why = Une connexion par certificat était attendue et est arrivée sans lui ; le plus souvent, un proxy qui ouvre TLS l’a retiré.
    .do1 = Faites exclure les adresses de connexion de l’inspection TLS du proxy.
    .do2 = Ou connectez-vous sans certificat, ou depuis un autre réseau.
refusal-client-unknown = { $client_id ->
        [not-said] Le locataire n’a pas d’application avec cet ID.
       *[other] Le locataire n’a pas d’application avec l’ID { $client_id }.
    }
    .why = L’ID est mal saisi, appartient à un autre locataire, est un ID d’objet, ou l’application date de moins d’une minute.
    .do1 = Copiez « ID d’application (client) » de la vue d’ensemble de l’application, et non l’ID d’objet.
    .do2 = { $tenant ->
        [not-said] Vérifiez que l’application est dans le locataire interrogé.
       *[other] Vérifiez que l’application est dans le locataire { $tenant }.
    }
    .do3 = Si elle vient d’être créée, revérifiez dans 60 s.
refusal-client-off-or-unknown = L’application est désactivée, ou le locataire ne la connaît pas.
    .why = Ce code ancien vaut pour les deux ; de plus récents les distinguent.
    .do1 = Copiez « ID d’application (client) » de la page Vue d’ensemble de l’application, et vérifiez le locataire.
    .do2 = Si c’est le bon, vérifiez sous Applications d’entreprise › l’application › Propriétés que « Activé pour que les utilisateurs se connectent » est sur Oui.
refusal-client-no-principal = L’application est inscrite mais n’a pas de principal de service dans ce locataire.
    .why = Le principal de service est créé lorsque l’on consent à l’application ; après une création, cela peut prendre une minute.
    .do1 = { $address ->
        [not-said] Accordez le consentement administrateur à l’application, ce qui le crée, à l’adresse composée de https://login.microsoftonline.com/ + votre locataire + /adminconsent?client_id= + votre ID client + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost doit être un URI de redirection de l’application).
       *[other] Accordez le consentement administrateur à l’application à cette adresse, ce qui le crée. Elle ramène à http://localhost, qui doit être un URI de redirection de l’application ; que le navigateur n’y trouve rien est sans importance.
    }
    .do2 = Si cela vient d’être fait, revérifiez dans 60 s.
refusal-client-disabled = { $client_id ->
        [not-said] L’application est désactivée dans ce locataire.
       *[other] L’application { $client_id } est désactivée dans ce locataire.
    }
    .why = Un administrateur y a bloqué la connexion ; aucun jeton ne sera délivré tant que cela dure.
    .do1 = Centre d’administration Entra › Applications d’entreprise › l’application › Propriétés : mettez « Activé pour que les utilisateurs se connectent » sur Oui.
    .do2 = Si c’était voulu, inscrivez une application propre à cet accès.
refusal-client-unavailable = L’application n’est pas accessible pour le moment.
    .why = Microsoft Entra laisse la raison à l’administrateur du locataire : il ne dit pas si elle a été désactivée ou seulement suspendue.
    .do1 = Faites-la examiner par un administrateur : centre d’administration Entra › Applications d’entreprise › l’application › Propriétés.
    .do2 = Si personne ne connaît de raison, inscrivez une application propre à cet accès.
refusal-secret-wrong = Microsoft Entra a refusé le secret client.
    .why = Le plus souvent, on a copié l’ID du secret au lieu de la colonne Valeur, il en manque une partie, ou il est celui d’une autre application.
    .do1 = Copiez la colonne Valeur, et non ID de secret ; elle n’est affichée qu’une seule fois.
    .do2 = Si la valeur est perdue, créez un nouveau secret client et donnez sa valeur.
    .do3 = S’il vient d’être créé, revérifiez dans 60 s.
refusal-secret-expired = Le secret client a expiré.
    .why = Il a été bon ; son dernier jour est passé, et on ne peut pas le prolonger.
    .do1 = Créez un nouveau secret client : Certificats et secrets › Nouveau secret client.
    .do2 = Copiez sa valeur, donnez-la ici et notez sa date d’expiration.
    .do3 = Supprimez l’ancien secret quand le nouveau fonctionne partout.
refusal-secret-missing = L’application doit s’authentifier par un secret client ; aucun n’a été envoyé, ou il n’en existe pas.
    .why = L’application est inscrite comme confidentielle : sans son secret, Microsoft Entra ne lui répond pas.
    .do1 = Donnez le secret client ; créez-en un s’il n’y en a pas.
    .do2 = Ou, pour le code d’appareil sans secret, mettez « Autoriser les flux clients publics » sur Oui sous Authentification.
refusal-client-public = L’application compte comme client public, et un client public ne doit pas envoyer de secret.
    .why = « Autoriser les flux clients publics » est activé. Pour une connexion dans un navigateur, un URI de redirection inscrit pour les applications mobiles et de bureau a le même effet.
    .do1 = Sous Authentification, mettez « Autoriser les flux clients publics » sur Non, puis revérifiez avec le secret.
    .do2 = Ou laissez-le activé : chaque connexion se passe alors du secret, et la vérification du secret reste en échec.
refusal-client-credentials = Microsoft Entra n’a pas accepté l’identification de l’application.
    .why = L’ID client et le secret client ne vont pas ensemble, ou l’un des deux n’est plus valable.
    .do1 = Vérifiez que les deux viennent de la même application.
    .do2 = Créez un nouveau secret client et donnez sa valeur.
refusal-client-unauthorised = L’application n’est pas autorisée à demander un jeton de cette façon.
    .why = Elle est inconnue du locataire, désactivée, ou son inscription n’autorise pas ce mode de connexion.
    .do1 = Vérifiez l’ID client et le locataire.
    .do2 = Vérifiez sous Authentification quels modes de connexion l’application autorise.
refusal-client-assertion = Le certificat ou l’assertion signée de l’application a été refusé.
    .why = Sa signature ne correspond à aucune clé de l’application, elle est abîmée, ou l’horloge de cette machine n’est pas à l’heure.
    .do1 = Vérifiez le certificat sous Certificats et secrets.
    .do2 = Réglez l’horloge de cette machine sur un serveur de temps.
    .do3 = Ou utilisez un secret client, que ce programme sait employer.
refusal-assertion-time = L’assertion signée de l’application est hors de sa période de validité.
    .why = Elle a été faite trop tôt ou trop tard ; presque toujours, l’horloge de la machine qui l’a signée n’est pas à l’heure.
    .do1 = Réglez l’horloge de cette machine sur un serveur de temps, puis refaites une assertion.
    .do2 = Ou utilisez un secret client, que ce programme sait employer.
refusal-assertion-damaged = Une assertion ou un jeton signé de la requête est abîmé.
    .why = Il n’est pas valable ou est illisible : quelque chose a été coupé, ou l’application le construit mal.
    .do1 = Reconnectez-vous, afin qu’un nouveau soit envoyé.
    .do2 = Si votre application signe ses propres assertions, vérifiez comment elle les construit, et son certificat sous Certificats et secrets.
refusal-token-damaged = Un jeton signé de la requête est abîmé.
    .why = Sa signature ne correspond pas à son contenu : quelque chose a été coupé ou changé en chemin.
    .do1 = Reconnectez-vous ; le jeton sera remplacé.
    .do2 = Si votre application signe avec un certificat, vérifiez ce certificat sous Certificats et secrets.
refusal-redirect-missing = L’adresse de retour après la connexion n’est pas inscrite pour l’application.
    .why = Microsoft Entra ne renvoie le navigateur que vers un URI de redirection qui figure dans l’inscription.
    .do1 = Sous Authentification, ajoutez la plateforme « Applications mobiles et de bureau » avec l’URI de redirection http://localhost.
    .do2 = Ou connectez-vous par code d’appareil, qui n’a pas besoin d’URI de redirection.
refusal-redirect-spa = L’URI de redirection est inscrit pour une application monopage, ce que ce programme n’est pas.
    .why = Les jetons de cette plateforme ne vont qu’aux navigateurs et durent un jour au plus.
    .do1 = Sous Authentification, retirez http://localhost de « Application monopage ».
    .do2 = Ajoutez-le sous « Applications mobiles et de bureau ».
refusal-redirect-cross-origin = Une page web a demandé le jeton, ce qui est réservé aux applications monopages.
    .why = L’URI de redirection est inscrit pour une autre plateforme, dont les jetons vont aux programmes et non aux pages d’un navigateur.
    .do1 = Dans votre propre script, échangez le code dans le programme et non dans la page ; il ne doit pas envoyer l’en-tête Origin.
    .do2 = Ou, si cela doit être une page, mettez son URI de redirection sous la plateforme « Application monopage », sous Authentification.
refusal-response-type = L’application n’a pas le droit de recevoir la sorte de réponse demandée.
    .why = La connexion a demandé un jeton directement par le navigateur (response_type avec token ou id_token), ce que l’inscription n’autorise pas.
    .do1 = Dans votre propre script, demandez response_type=code seulement.
    .do2 = Ou cochez Jetons d’ID sous Authentification, si le script ne peut s’en passer.
refusal-consent-missing = Personne n’a encore consenti à ce que l’application appelle l’Espace partenaires pour cet utilisateur.
    .why = L’autorisation user_impersonation figure dans l’inscription ou sera demandée, mais elle n’est pas accordée dans le locataire. Qui se connecte par le navigateur se la voit demander et peut l’accorder pour soi, sauf si le locataire réserve cela aux administrateurs.
    .do1 = Autorisations d’API › Accorder le consentement administrateur.
    .do2 = { $address ->
        [not-said] Ou, en tant qu’administrateur, ouvrez et acceptez l’adresse composée de https://login.microsoftonline.com/ + votre locataire + /adminconsent?client_id= + votre ID client + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost doit être un URI de redirection de l’application).
       *[other] Ou ouvrez cette adresse en tant qu’administrateur et acceptez. Elle ramène à http://localhost, qui doit être un URI de redirection de l’application ; que le navigateur n’y trouve rien est sans importance.
    }
    .do3 = Si cela vient d’être fait, ce n’est pas encore prêt : revérifiez dans 60 s.
refusal-consent-admin = Un administrateur doit donner le consentement ; cet utilisateur n’en a pas le droit.
    .why = Le locataire ne laisse pas ses utilisateurs accorder des autorisations à des applications.
    .do1 = { $address ->
        [not-said] Faites ouvrir et accepter par un administrateur l’adresse composée de https://login.microsoftonline.com/ + votre locataire + /adminconsent?client_id= + votre ID client + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost doit être un URI de redirection de l’application).
       *[other] Envoyez cette adresse à un administrateur, qui l’ouvre et accepte. Elle ramène à http://localhost, qui doit être un URI de redirection de l’application ; que le navigateur n’y trouve rien est sans importance.
    }
    .do2 = Ou : Autorisations d’API › Accorder le consentement administrateur.
refusal-consent-elsewhere = L’application n’est pas autorisée dans ce locataire.
    .why = L’application vient d’un autre locataire et n’a pas été autorisée dans celui-ci.
    .do1 = { $address ->
        [not-said] Faites ouvrir et accepter par un administrateur de ce locataire l’adresse composée de https://login.microsoftonline.com/ + votre locataire + /adminconsent?client_id= + votre ID client + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost doit être un URI de redirection de l’application).
       *[other] Faites ouvrir cette adresse par un administrateur de ce locataire, qui l’accepte. Elle ramène à http://localhost, qui doit être un URI de redirection de l’application ; que le navigateur n’y trouve rien est sans importance.
    }
    .do2 = Ou inscrivez, pour cet accès, une application propre à ce locataire.
refusal-consent-declined = La demande de consentement a été refusée dans le navigateur.
    .why = Sans lui, l’application n’obtient pas de jeton pour cet utilisateur.
    .do1 = Reconnectez-vous et choisissez Accepter.
    .do2 = { $address ->
        [not-said] Ou faites consentir un administrateur pour tous à l’adresse composée de https://login.microsoftonline.com/ + votre locataire + /adminconsent?client_id= + votre ID client + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost doit être un URI de redirection de l’application).
       *[other] Ou faites ouvrir cette adresse par un administrateur, pour consentir pour tous. Elle ramène à http://localhost, qui doit être un URI de redirection de l’application ; que le navigateur n’y trouve rien est sans importance.
    }
refusal-consent-settling = Le consentement est encore en cours de mise en place.
    .why = Microsoft Entra est en train de créer ce dont le consentement a besoin ; cela prend des secondes, parfois une minute.
    .do1 = Revérifiez dans 60 s.
refusal-permission-missing = L’inscription de l’application ne cite pas l’API de l’Espace partenaires.
    .why = Seule une API qui figure sous Autorisations d’API peut être demandée.
    .do1 = Autorisations d’API › Ajouter une autorisation › API utilisées par mon organisation › Microsoft Partner Center › Autorisations déléguées › user_impersonation.
    .do2 = Si son nom ne donne rien, cherchez son ID fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd ; certains locataires l’affichent comme SampleBECApp.
    .do3 = Choisissez ensuite Accorder le consentement administrateur.
refusal-permission-sign-in = L’application n’a même pas le droit de connecter un utilisateur.
    .why = Il manque à son inscription l’autorisation de base : lire le profil de l’utilisateur connecté.
    .do1 = Autorisations d’API › Ajouter une autorisation › Microsoft Graph › Autorisations déléguées › User.Read.
    .do2 = Choisissez ensuite Accorder le consentement administrateur.
refusal-scope-wrong = L’autorisation demandée n’existe pas telle qu’elle est écrite.
    .why = Pour l’Espace partenaires, l’étendue est https://api.partnercenter.microsoft.com/user_impersonation ; une seule API par requête.
    .do1 = Dans votre propre script, comparez l’étendue ou la ressource à la ligne ci-dessus.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-scope-resource = L’adresse interrogée n’accepte pas le paramètre « resource ».
    .why = Il appartient à la version 1 du service de connexion (…/oauth2/token). En version 2 (…/oauth2/v2.0/token), c’est l’étendue qui nomme l’API.
    .do1 = Dans votre propre script, envoyez plutôt scope=https://api.partnercenter.microsoft.com/user_impersonation, ou interrogez la version 1.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-scope-differs = L’étendue de la requête mélange plusieurs API, ou n’en nomme aucune.
    .why = Les deux listes de Microsoft divergent sur ce code : selon l’autre, une assertion signée n’a pas de sujet ou s’adresse à quelqu’un d’autre. L’étendue est la cause habituelle.
    .do1 = Dans votre propre script, demandez une seule API par requête, avec son adresse entière : https://api.partnercenter.microsoft.com/user_impersonation.
    .do2 = Si l’application signe une assertion, vérifiez-en le sujet et l’audience.
refusal-scope-missing = Le jeton ne porte pas l’autorisation que demande cet appel.
    .why = Le service a lu le jeton et n’y trouve pas une étendue : l’autorisation n’est pas accordée, ou n’a pas été demandée.
    .do1 = Accordez l’autorisation sous Autorisations d’API, avec le consentement administrateur.
    .do2 = Reconnectez-vous ensuite : seul un nouveau jeton la porte.
refusal-resource-missing = L’API de l’Espace partenaires n’est pas présente dans ce locataire.
    .why = Son principal de service manque, ce qui est courant si le locataire n’est pas celui du compte de l’Espace partenaires.
    .do1 = { $tenant ->
        [not-said] Vérifiez que le locataire est celui avec lequel vous vous connectez à l’Espace partenaires.
       *[other] Vérifiez que { $tenant } est le locataire avec lequel vous vous connectez à l’Espace partenaires.
    }
    .do2 = Ajoutez l’API : avec Microsoft Graph, POST /v1.0/servicePrincipals avec l’appId fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd.
    .do3 = Ajoutez ensuite l’autorisation user_impersonation et accordez le consentement administrateur.
refusal-resource-unknown = L’API pour laquelle un jeton est demandé est introuvable dans ce locataire, ou désactivée.
    .why = Soit son adresse est mal écrite dans la requête, soit son principal de service manque ou est désactivé.
    .do1 = Dans votre propre script, comparez la ressource ou l’étendue, lettre à lettre : https://api.partnercenter.microsoft.com.
    .do2 = Si elle est écrite ainsi, ajoutez l’API : avec Microsoft Graph, POST /v1.0/servicePrincipals avec l’appId fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd.
    .do3 = Si elle y est déjà, activez-la : Applications d’entreprise › Microsoft Partner Center › Propriétés.
refusal-resource-disabled = L’API de l’Espace partenaires est désactivée dans ce locataire.
    .why = Son principal de service existe, mais un administrateur l’a désactivé ou son abonnement a pris fin.
    .do1 = Applications d’entreprise › Microsoft Partner Center (fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd) › Propriétés : activez la connexion.
refusal-client-first-party = L’ID client est celui d’une application de Microsoft.
    .why = Les applications de Microsoft n’atteignent l’Espace partenaires que si Microsoft l’a prévu ; votre consentement n’y change rien.
    .do1 = Inscrivez votre propre application et donnez son ID client.
refusal-claims-mapping = L’inscription de l’application modifie le contenu des jetons d’une manière qui ne peut pas être exécutée.
    .why = Elle a des revendications personnalisées sans clé de signature propre, ou une règle dont l’entrée manque pour cet utilisateur.
    .do1 = Retirez les revendications personnalisées de l’application.
    .do2 = Ou inscrivez une application simple pour cet accès.
refusal-user-not-assigned = { $user ->
        [not-said] L’utilisateur n’est pas affecté à l’application.
       *[other] L’utilisateur { $user } n’est pas affecté à l’application.
    }
    .why = L’application n’admet que les utilisateurs affectés (« Affectation requise » est sur Oui).
    .do1 = Applications d’entreprise › l’application › Utilisateurs et groupes › Ajouter un utilisateur.
    .do2 = Ou, sous Propriétés, mettez « Affectation requise » sur Non.
refusal-user-unknown = { $user ->
        [not-said] Le locataire n’a pas cet utilisateur.
       *[other] Le locataire n’a pas d’utilisateur « { $user } ».
    }
    .why = Le nom de connexion est mal saisi, ou l’utilisateur appartient à un autre locataire. L’adresse e-mail n’est pas toujours le nom de connexion.
    .do1 = Copiez le nom d’utilisateur principal : centre d’administration Entra › Utilisateurs › l’utilisateur.
    .do2 = { $tenant ->
        [not-said] Vérifiez que l’utilisateur est membre du locataire interrogé.
       *[other] Vérifiez que l’utilisateur est membre du locataire { $tenant }.
    }
refusal-user-name-format = { $user ->
        [not-said] Ce qui a été donné comme utilisateur n’est pas un nom de connexion.
       *[other] « { $user } » n’est pas un nom de connexion.
    }
    .why = Microsoft Entra attend un nom d’utilisateur principal : un nom, un @ et un domaine du locataire.
    .do1 = Donnez-le sous la forme api@contoso.com.
refusal-user-elsewhere = L’utilisateur qui s’est connecté n’est pas membre de ce locataire.
    .why = C’est un invité ou le compte d’une autre organisation ; l’Espace partenaires n’accepte que des membres du locataire du partenaire.
    .do1 = { $tenant ->
        [not-said] Connectez-vous avec un membre du locataire du partenaire.
       *[other] Connectez-vous avec un membre du locataire { $tenant }.
    }
    .do2 = S’il n’y en a pas pour cet usage, créez-en un : centre d’administration Entra › Utilisateurs › Nouvel utilisateur.
refusal-user-personal = Un compte Microsoft personnel ne peut pas servir ici.
    .why = L’Espace partenaires ne connaît que les comptes professionnels du locataire du partenaire.
    .do1 = { $tenant ->
        [not-said] Connectez-vous avec un compte professionnel du locataire du partenaire.
       *[other] Connectez-vous avec un compte professionnel du locataire { $tenant }.
    }
refusal-user-age = Une règle sur l’âge de l’utilisateur écarte ce compte.
    .why = Microsoft Entra applique des règles légales aux comptes de mineurs ; l’application n’est pas ouverte à celui-ci.
    .do1 = Connectez-vous avec un autre compte qui a le rôle Executive Report Viewer.
    .do2 = Si l’âge enregistré est faux, faites-le corriger dans les propriétés de l’utilisateur.
refusal-user-deleted = { $user ->
        [not-said] L’utilisateur a été supprimé de l’annuaire.
       *[other] L’utilisateur { $user } a été supprimé de l’annuaire.
    }
    .why = Ses rôles et ses jetons ont pris fin avec lui.
    .do1 = Restaurez-le sous Utilisateurs › Utilisateurs supprimés, tant qu’il y figure.
    .do2 = Ou choisissez un autre utilisateur et donnez-lui le rôle Executive Report Viewer.
refusal-user-disabled = { $user ->
        [not-said] Le compte de l’utilisateur est désactivé.
       *[other] Le compte { $user } est désactivé.
    }
    .why = Un administrateur a bloqué sa connexion.
    .do1 = Centre d’administration Entra › Utilisateurs › l’utilisateur › Propriétés : activez le compte.
    .do2 = Ou choisissez un autre utilisateur qui a le rôle Executive Report Viewer.
refusal-user-locked = { $user ->
        [not-said] Le compte de l’utilisateur est verrouillé pour un temps.
       *[other] Le compte { $user } est verrouillé pour un temps.
    }
    .why = Trop de mots de passe erronés ont été essayés, ou l’adresse d’où ils viennent est suspecte. Le premier verrouillage dure environ une minute ; chaque essai le prolonge.
    .do1 = Attendez sans rien essayer ; arrêtez les scripts qui se connectent avec l’ancien mot de passe.
    .do2 = Regardez dans les journaux de connexion de l’utilisateur d’où viennent les tentatives.
    .do3 = Si le mot de passe n’est pas certain, faites-le réinitialiser.
refusal-password-wrong = Microsoft Entra a refusé l’ID utilisateur ou le mot de passe.
    .why = Le plus souvent, c’est le mot de passe. Des erreurs répétées verrouillent le compte : il n’est donc pas réessayé tout seul.
    .do1 = Retapez le mot de passe, sans espaces autour ; vérifiez la disposition du clavier.
    .do2 = Essayez-le dans une fenêtre de navigation privée avant une troisième tentative ici.
    .do3 = S’il est oublié, faites-le réinitialiser.
refusal-password-unchecked = L’ID utilisateur et le mot de passe n’ont pas pu être confirmés.
    .why = Le mot de passe est erroné, ou les agents qui le transmettent à votre propre Active Directory n’ont pas pu le vérifier.
    .do1 = Retapez le mot de passe, sans espaces autour.
    .do2 = Si le compte vient de votre Active Directory, faites examiner les agents d’authentification directe.
refusal-password-expired = { $user ->
        [not-said] Le mot de passe de l’utilisateur doit être changé avant de pouvoir servir.
       *[other] Le mot de passe de { $user } doit être changé avant de pouvoir servir.
    }
    .why = Il a expiré, a été fixé par un administrateur, ou le compte est sous suspicion.
    .do1 = Changez le mot de passe en vous connectant dans un navigateur, ou réinitialisez-le.
    .do2 = Donnez ici le nouveau mot de passe.
refusal-password-on-premises = Le mot de passe de l’utilisateur dans votre Active Directory a expiré.
    .why = Le compte vient de l’annuaire de votre société : c’est là que le mot de passe se change.
    .do1 = Changez-le sur un ordinateur de la société (Ctrl+Alt+Suppr), ou adressez-vous à votre support.
    .do2 = Donnez ici le nouveau mot de passe.
refusal-password-change-failed = Le mot de passe n’a pas pu être changé.
    .why = L’actuel était erroné, le nouveau enfreint une règle, ou le changement doit se faire dans votre propre annuaire.
    .do1 = Changez-le sur la page de réinitialisation, qui dit quelle règle s’applique.
    .do2 = Pour un compte venant de votre Active Directory, changez-le là.
refusal-password-none = Microsoft Entra ne détient pas de mot de passe pour cet utilisateur.
    .why = Le compte se connecte sans mot de passe ou par vos propres serveurs : la connexion par mot de passe ne peut pas fonctionner.
    .do1 = Connectez-vous par code d’appareil au lieu du mot de passe.
refusal-own-servers = Les serveurs de connexion de votre société n’ont pas vérifié le mot de passe.
    .why = Les agents qui transmettent les mots de passe à votre Active Directory n’ont pas pu l’atteindre, ont répondu trop tard ou ont une horloge déréglée. Le mot de passe est peut-être bon.
    .do1 = Attendez quelques minutes et revérifiez.
    .do2 = Faites examiner les agents d’authentification directe et leurs journaux.
refusal-logon-hours = L’utilisateur n’a pas le droit de se connecter à cette heure.
    .why = Votre Active Directory limite les heures de connexion de ce compte.
    .do1 = Réessayez pendant ces heures.
    .do2 = Ou faites élargir les heures de connexion du compte.
refusal-identity-provider = Le fournisseur d’identité de votre société n’a pas confirmé l’utilisateur.
    .why = Le compte est fédéré : la connexion se décide hors de Microsoft Entra, et ce côté a échoué ou refusé.
    .do1 = Déconnectez-vous partout, puis connectez-vous dans un navigateur avec ce compte pour voir ce que dit votre fournisseur d’identité.
    .do2 = Faites vérifier les paramètres de fédération du domaine.
refusal-identity-provider-token = Microsoft Entra n’a pas pu utiliser le jeton d’ID envoyé par un autre fournisseur d’identité.
    .why = L’utilisateur se connecte auprès d’un autre fournisseur d’identité. Aucune source de Microsoft ne confirme le sens exact de ce code.
    .do1 = Faites examiner par les responsables de ce fournisseur ses journaux de connexion et le contenu de son jeton d’ID.
    .do2 = Cherchez le code sur la page de Microsoft.
refusal-mfa-required = Microsoft Entra exige une authentification multifacteur, ce qu’un mot de passe seul ne permet pas.
    .why = Le mot de passe est peut-être bon. Une stratégie du locataire demande un second facteur, donc une personne devant un navigateur.
    .do1 = Connectez-vous par code d’appareil au lieu du mot de passe : l’authentification multifacteur y est possible.
    .do2 = Si l’utilisateur n’a pas encore de second facteur, enregistrez-en un d’abord.
refusal-mfa-not-registered = { $user ->
        [not-said] L’utilisateur doit d’abord s’inscrire à l’authentification multifacteur.
       *[other] L’utilisateur { $user } doit d’abord s’inscrire à l’authentification multifacteur.
    }
    .why = Le locataire exige un second facteur, et aucun n’est configuré pour cet utilisateur ; en cas de fédération, votre fournisseur d’identité ne le signale peut-être pas.
    .do1 = Enregistrez un second facteur en tant que cet utilisateur.
    .do2 = Connectez-vous ensuite par code d’appareil, avec le second facteur.
refusal-mfa-failed = Le second facteur n’a pas été confirmé.
    .why = La demande a été refusée, est restée sans réponse, ou le code était erroné.
    .do1 = Reconnectez-vous avec l’application d’authentification à portée de main.
    .do2 = Si le téléphone a été remplacé, enregistrez de nouveau le second facteur.
refusal-mfa-phone-limit = Microsoft n’envoie plus d’appels ni de SMS à ce téléphone pour l’instant.
    .why = La limite des appels et des messages de l’authentification multifacteur est atteinte.
    .do1 = Confirmez plutôt avec l’application d’authentification.
    .do2 = Ou attendez quelques heures et reconnectez-vous.
refusal-mfa-security-defaults = Les paramètres de sécurité par défaut du locataire bloquent ce mode de connexion.
    .why = Ils n’admettent pas la connexion par mot de passe seul, qui ne peut pas demander de second facteur.
    .do1 = Connectez-vous par code d’appareil au lieu du mot de passe : l’authentification multifacteur y est possible.
    .do2 = Laissez ces paramètres activés : l’Espace partenaires exige lui aussi l’authentification multifacteur.
refusal-mfa-registration-blocked = L’utilisateur n’a pas le droit d’enregistrer un second facteur d’ici.
    .why = Le locataire ne l’autorise que depuis certains lieux ou appareils, ou a vu une activité suspecte.
    .do1 = Enregistrez-le depuis un réseau ou un appareil de la société.
    .do2 = Ou faites lever le risque de l’utilisateur, ou délivrer un passe d’accès temporaire.
refusal-sign-in-method = Cette façon de prouver qui vous êtes n’est pas acceptée pour l’utilisateur.
    .why = Une stratégie l’interdit, ou un passe d’accès temporaire est erroné, déjà utilisé ou périmé.
    .do1 = Reconnectez-vous avec une autre méthode.
    .do2 = Demandez un nouveau passe d’accès temporaire si vous en utilisez un.
refusal-sign-in-hello = Windows Hello Entreprise n’a pas pu prouver l’identité de l’utilisateur.
    .why = Sa clé manque ou n’est pas valable, ou l’appareil auquel elle appartient est désactivé.
    .do1 = Connectez-vous par une autre méthode, p. ex. l’application d’authentification.
    .do2 = Faites reconfigurer Windows Hello sur cet appareil, ou réactiver l’appareil.
refusal-device-disabled = L’appareil d’où vient la connexion est désactivé.
    .why = Microsoft Entra connaît l’appareil et le tient pour désactivé ; personne ne peut s’identifier avec lui tant que cela ne change pas.
    .do1 = Connectez-vous depuis un autre appareil, ou par une autre méthode, p. ex. l’application d’authentification.
    .do2 = Faites réactiver l’appareil : centre d’administration Entra › Appareils › Tous les appareils.
refusal-interaction-needed = Microsoft Entra doit poser une question à l’utilisateur avant de délivrer un jeton.
    .why = Il faut une personne devant un navigateur ; rien ne peut se faire en silence.
    .do1 = Connectez-vous par code d’appareil ou dans un navigateur : on peut y répondre.
refusal-interaction-or-reserved = Microsoft Entra doit poser une question à l’utilisateur avant de continuer.
    .why = Il faut une personne devant un navigateur. Les deux listes de Microsoft divergent sur ce code : selon l’autre, un identificateur réservé a été utilisé.
    .do1 = Connectez-vous par code d’appareil ou dans un navigateur : on peut y répondre.
refusal-claims-challenge = Le service veut un jeton plus récent ou plus fort que celui qu’il a reçu.
    .why = Il a nommé des revendications que le jeton doit porter (claims challenge), p. ex. une connexion après un certain moment ou avec un second facteur. Aucune source ne confirme que l’Espace partenaires le demande.
    .do1 = Reconnectez-vous par code d’appareil ou dans un navigateur, avec l’authentification multifacteur.
    .do2 = Dans votre propre script, décodez les revendications de la réponse et joignez-les à la connexion suivante.
refusal-refresh-expired = La connexion enregistrée a expiré.
    .why = Un jeton d’actualisation reste valable 90 jours après son dernier usage ; celui-ci est resté inutilisé plus longtemps ou est arrivé à son terme.
    .do1 = { $user ->
        [not-said] Reconnectez-vous avec le même utilisateur.
       *[other] Reconnectez-vous en tant que { $user }.
    }
    .do2 = Faites demander un jeton par une tâche planifiée, à quelques semaines d’intervalle au plus ; chaque usage le renouvelle.
refusal-refresh-revoked = La connexion enregistrée a été révoquée.
    .why = Le mot de passe a été changé ou réinitialisé, ou un administrateur a mis fin aux sessions de l’utilisateur.
    .do1 = { $user ->
        [not-said] Reconnectez-vous avec le même utilisateur.
       *[other] Reconnectez-vous en tant que { $user }.
    }
    .do2 = Si personne ne s’en souvient, regardez les journaux de connexion de l’utilisateur.
refusal-refresh-frequency = Une stratégie du locataire exige que l’utilisateur se reconnecte.
    .why = L’accès conditionnel limite la durée d’une connexion (fréquence de connexion) ; celle-ci est plus ancienne.
    .do1 = { $user ->
        [not-said] Reconnectez-vous avec le même utilisateur.
       *[other] Reconnectez-vous en tant que { $user }.
    }
    .do2 = Pour un usage sans surveillance, faites revoir la fréquence de connexion de cet utilisateur.
refusal-refresh-broken = La connexion enregistrée est inutilisable.
    .why = Le jeton d’actualisation est incomplet ou abîmé, appartient à une autre application, ou n’est plus valable.
    .do1 = { $user ->
        [not-said] Reconnectez-vous avec le même utilisateur ; le jeton enregistré sera remplacé.
       *[other] Reconnectez-vous en tant que { $user } ; le jeton enregistré sera remplacé.
    }
    .do2 = S’il vient d’ailleurs, copiez-le en entier et utilisez l’ID client auquel il a été délivré.
refusal-request-malformed = Microsoft Entra juge la requête mal formée ou non valable.
    .why = Le plus souvent, un jeton d’actualisation ou un code y est coupé, contient un espace ou un saut de ligne, n’a pas été encodé, ou appartient à une autre application.
    .do1 = { $user ->
        [not-said] Reconnectez-vous avec le même utilisateur ; le jeton enregistré sera remplacé.
       *[other] Reconnectez-vous en tant que { $user } ; le jeton enregistré sera remplacé.
    }
    .do2 = Dans votre propre script, copiez le jeton en entier, encodez chaque valeur du formulaire avec des pour cent, et utilisez l’ID client auquel il a été délivré.
refusal-device-code-pending = Le code n’a pas encore été saisi.
    .why = Microsoft Entra attend que l’utilisateur se connecte dans un navigateur.
    .do1 = Ouvrez la page, saisissez le code et connectez-vous.
refusal-device-code-ended = Le code d’appareil n’est plus valable.
    .why = Un code est valable 15 minutes et ne sert qu’une fois. Si le navigateur a annoncé un accès bloqué, une stratégie interdit la connexion par code d’appareil.
    .do1 = Recommencez la connexion et saisissez le nouveau code à temps.
    .do2 = S’il a été bloqué, connectez-vous dans un navigateur de cette machine. Ou bien un administrateur de l’accès conditionnel peut exclure l’utilisateur ou l’application de la stratégie qui interdit les codes d’appareil.
refusal-device-code-cloud = Le code d’appareil a été confirmé dans un autre centre de données que celui qui l’a délivré.
    .why = L’utilisateur appartient à un autre cloud Microsoft, ou à une autre région, que celui qui a été interrogé.
    .do1 = Choisissez le cloud du locataire : mondial, US Government ou Chine (21Vianet).
    .do2 = Ou connectez-vous dans un navigateur de cette machine au lieu du code d’appareil.
refusal-device-code-declined = La connexion a été refusée dans le navigateur.
    .why = Quelqu’un a choisi Annuler ou Non sur la page de Microsoft.
    .do1 = Recommencez la connexion et continuez sur la page de Microsoft.
refusal-browser-code = La réponse du navigateur n’a pas pu être échangée contre un jeton.
    .why = Elle a déjà servi, est trop ancienne, ou appartient à une autre connexion ou à l’adresse d’un autre locataire ; deux à la fois se mélangent vite.
    .do1 = Fermez les autres pages de connexion et recommencez la connexion.
    .do2 = Si cela persiste, connectez-vous par code d’appareil, qui n’attend aucune réponse d’un navigateur.
refusal-browser-challenge = La connexion portait un « code challenge » de mauvaise longueur.
    .why = PKCE veut un vérificateur de 43 à 128 caractères. L’erreur vient du programme qui a fait la demande, pas de vos réponses.
    .do1 = Dans votre propre script, donnez au code_verifier de 43 à 128 caractères, et tirez le challenge de son empreinte SHA-256.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-browser-ended = Le navigateur n’a pas rapporté de réponse à temps.
    .why = La connexion n’a pas été menée à son terme, ou le navigateur a affiché une erreur : ce que dit la page de Microsoft ne revient pas toujours à ce programme.
    .do1 = Recommencez la connexion et terminez-la dans un navigateur de cette machine même.
    .do2 = Si la page disait AADSTS50011 : sous Authentification, ajoutez la plateforme « Applications mobiles et de bureau » avec l’URI de redirection http://localhost.
    .do3 = Ou connectez-vous par code d’appareil : n’importe quel navigateur, sur n’importe quelle machine, fait alors l’affaire.
refusal-browser-id-token = Le jeton rapporté n’appartient pas à cette connexion.
    .why = Son jeton d’ID manque, répond à une autre demande ou concerne une autre application. Rien n’en a été gardé.
    .do1 = Fermez toutes les pages de connexion et recommencez la connexion.
    .do2 = Si cela persiste, connectez-vous par code d’appareil, et voyez ce qui répond entre ici et le service de connexion.
refusal-message-only = La stratégie du locataire a refusé la connexion et n’en dit pas plus que son message.
    .why = Rien de ce que vous pourriez saisir ici n’y changera quoi que ce soit ; les mots de Microsoft à côté de cette erreur disent pourquoi.
    .do1 = Donnez ces mots et les identifiants à qui s’occupe de l’accès conditionnel dans votre locataire.
refusal-ca-blocked = Une stratégie d’accès conditionnel du locataire bloque cette connexion.
    .why = L’utilisateur et le mot de passe sont peut-être bons. Le lieu, la plateforme ou le mode de connexion n’est pas autorisé ; le code d’appareil et le mot de passe sont souvent bloqués.
    .do1 = Si c’est le mot de passe qui a été bloqué, connectez-vous par code d’appareil. Si c’est le code d’appareil, connectez-vous dans un navigateur de cette machine, ce qui passe souvent ; et inversement.
    .do2 = Voyez de quelle stratégie il s’agit : journaux de connexion de l’utilisateur, onglet Accès conditionnel.
    .do3 = Faites exclure cet utilisateur ou cette application de la stratégie.
refusal-ca-device = Le locataire n’autorise cette connexion que depuis des appareils gérés.
    .why = L’accès conditionnel exige un appareil enregistré et conforme ; un mot de passe ou un code d’appareil ne peut pas le prouver.
    .do1 = Faites exclure cet utilisateur ou cette application de la règle sur les appareils.
    .do2 = Sur un appareil conforme, connectez-vous dans son navigateur ; c’est là seulement que l’appareil peut se faire reconnaître.
refusal-ca-app = Le locataire n’autorise que des applications approuvées ou protégées.
    .why = L’accès conditionnel exige une application protégée par Intune ; un programme à vous ne peut pas l’être.
    .do1 = Faites exclure cette application de la règle.
refusal-ca-risk = L’utilisateur est bloqué parce que le compte est jugé à risque.
    .why = La protection des identités a vu quelque chose de suspect, p. ex. un mot de passe divulgué ou un lieu improbable ; une stratégie de sécurité peut aussi en être la cause, les listes de Microsoft divergent ici.
    .do1 = Faites examiner et lever le risque : centre d’administration Entra › Utilisateurs à risque.
    .do2 = Changez le mot de passe.
refusal-action-outside = Il faut d’abord régler quelque chose hors de la connexion.
    .why = Microsoft Entra le précise lui-même, p. ex. que l’appareil doit être inscrit.
    .do1 = Faites ce que disent les mots de Microsoft à côté de cette erreur.
    .do2 = Revérifiez ensuite.
refusal-request-wrong = Microsoft Entra n’a pas compris la requête.
    .why = Une partie manque, est mal formée ou n’y est pas admise. L’erreur vient du programme qui a fait la demande, pas de vos réponses.
    .do1 = Dans votre propre script : comparez chaque paramètre à la page de Microsoft ; sans espaces après « = », des adresses entières, un grant_type et un response_mode qui existent.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-request-form = La requête n’est pas arrivée à Microsoft Entra sous la forme attendue.
    .why = Ce doit être un formulaire envoyé par POST ; en JSON, par GET ou avec un autre type de contenu, ses champs ne sont pas vus.
    .do1 = Dans votre propre script, envoyez par POST avec Content-Type: application/x-www-form-urlencoded, les champs dans le corps.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-request-empty = Un champ de la requête est vide ou manque.
    .why = Le plus souvent le nom d’utilisateur, le mot de passe ou l’étendue : une variable d’un script n’avait pas de valeur.
    .do1 = Dans votre propre script, vérifiez que chaque champ a sa valeur au moment de l’envoi, et remplissez ce qui manque.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-request-self = L’application a demandé un jeton pour elle-même.
    .why = La ressource de la requête est l’ID client de l’application ; un tel jeton n’ouvre aucune API.
    .do1 = Dans votre propre script, demandez resource=https://api.partnercenter.microsoft.com.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-sign-out = Une demande de déconnexion n’était pas valable.
    .why = Elle ne concerne que la fin d’une session ; aucun jeton et aucun accès n’en dépendent.
    .do1 = Il n’y a rien à faire : fermez la fenêtre du navigateur.
refusal-identity-trouble = Le service de connexion de Microsoft rencontre un incident en ce moment.
    .why = Cela ne dit rien de vos réponses ; elles sont peut-être toutes bonnes.
    .do1 = Attendez quelques minutes et revérifiez.
    .do2 = Si cela dure, donnez au support de Microsoft l’ID de trace et l’ID de corrélation.
refusal-identity-redirect = Le service de connexion renvoie la requête vers une autre adresse.
    .why = Il a répondu par une redirection temporaire, comme avec le statut 307, que le programme qui a fait la demande n’a pas suivie.
    .do1 = Dans votre propre script, suivez l’en-tête Location ; un POST y reste un POST.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-identity-fault = L’annuaire de Microsoft signale un défaut que l’attente ne répare pas.
    .why = Il concerne les données du locataire du côté de Microsoft, pas vos réponses.
    .do1 = Ouvrez une demande de support chez Microsoft avec l’ID de trace et l’ID de corrélation.
refusal-undocumented = Microsoft Entra a refusé avec le code { $code }, dont aucune liste n’explique le sens.
    .why = Ni la documentation de Microsoft ni sa liste publique n’ont ce code : rien n’en est deviné.
    .do1 = Cherchez le code sur la page de Microsoft ; il y est peut-être depuis.
    .do2 = Sinon, donnez le code et les identifiants au support de Microsoft.
refusal-identity-forbidden = La requête au service de connexion a été interdite, sans raison donnée.
    .why = Microsoft Entra explique d’ordinaire ses refus ; celui-ci est arrivé sans code.
    .do1 = Vérifiez si un proxy ou un filtre bloque le service de connexion.
    .do2 = Réessayez depuis un autre réseau.
refusal-identity-not-found = Le service de connexion n’a pas cette adresse pour ce locataire.
    .why = Le locataire n’est pas écrit sous une forme connue, ou l’adresse du service n’est pas la bonne.
    .do1 = Donnez l’ID du locataire, un GUID.
    .do2 = Si vous utilisez un fichier d’adresses, vérifiez-y l’adresse du service de connexion.
refusal-throttled = Le service demande d’attendre : trop de requêtes en peu de temps.
    .why = La limite compte tous les programmes de votre locataire, et chaque essai pendant l’attente compte aussi.
    .do1 = Attendez aussi longtemps que le service le dit, ou une minute, puis revérifiez.
    .do2 = Si cela dure, cherchez un autre de vos programmes qui appelle sans pause.
refusal-partner-mfa = L’Espace partenaires a refusé le jeton, car il a été obtenu sans authentification multifacteur.
    .why = La connexion a réussi, mais l’Espace partenaires écarte ces jetons depuis juin 2026, par étapes : certains appels peuvent encore passer. Un jeton obtenu par mot de passe ne porte jamais cette preuve.
    .do1 = Connectez-vous par code d’appareil ou dans un navigateur, avec l’authentification multifacteur, et non par mot de passe.
    .do2 = Si vous l’avez fait sans qu’un second facteur soit demandé, faites-le exiger pour cet utilisateur : accès conditionnel ou paramètres de sécurité par défaut.
    .do3 = Remplacez les jetons d’actualisation enregistrés qui ont été obtenus sans lui.
refusal-partner-audience = L’Espace partenaires a refusé le jeton : il est destiné à une autre API, ou il n’est pas arrivé.
    .why = Un jeton vaut pour une seule API. Pour l’Espace partenaires et Insights, ce doit être https://api.partnercenter.microsoft.com ; graph.windows.net n’est plus accepté.
    .do1 = Dans votre propre script, demandez resource=https://api.partnercenter.microsoft.com.
    .do2 = Envoyez-le dans l’en-tête Authorization: Bearer, sans saut de ligne.
refusal-partner-app-only = Ces données ne sont pas fournies à une application seule ; un utilisateur doit s’être connecté.
    .why = Le jeton a été demandé avec le seul secret client (client_credentials). Partner Insights exige l’application et l’utilisateur ensemble.
    .do1 = Demandez le jeton en tant qu’utilisateur qui a le rôle Executive Report Viewer.
refusal-partner-conditional-access = L’accès conditionnel empêche l’Espace partenaires d’obtenir un jeton pour cet utilisateur.
    .why = La première connexion a réussi ; une stratégie arrête l’étape suivante, à l’intérieur des services de Microsoft.
    .do1 = Voyez de quelle stratégie il s’agit : journaux de connexion de l’utilisateur, onglet Accès conditionnel.
    .do2 = Connectez-vous depuis un lieu et un appareil que la stratégie autorise, ou faites exclure l’utilisateur.
refusal-partner-issuance = L’Espace partenaires n’a pas pu obtenir son propre jeton de Microsoft Entra.
    .why = La panne se situe entre deux services de Microsoft ; elle est souvent passagère.
    .do1 = Attendez quelques minutes et revérifiez.
    .do2 = Si cela dure, cherchez dans les journaux de connexion de l’utilisateur ce qui a été refusé.
refusal-partner-not-active = Le statut de la société au programme n’est pas actif dans l’Espace partenaires.
    .why = L’inscription au Microsoft AI Cloud Partner Program n’est pas terminée, est en cours de vérification, ou a pris fin.
    .do1 = Voyez sous Paramètres de compte › Informations légales quelle étape reste ouverte.
    .do2 = Terminez l’inscription ; la vérification prend couramment 3 à 5 jours ouvrés.
    .do3 = { $tenant ->
        [not-said] Si votre société a plusieurs locataires, vérifiez que le jeton vient de celui qui est inscrit.
       *[other] Si votre société a plusieurs locataires, vérifiez que { $tenant } est celui qui est inscrit.
    }
refusal-partner-not-found = L’Espace partenaires ne trouve aucune organisation partenaire pour cette requête.
    .why = Le locataire n’est pas inscrit, ou le PartnerID demandé n’est pas celui de cette société.
    .do1 = { $tenant ->
        [not-said] Vérifiez que le locataire est celui du compte partenaire ; les sociétés avec un locataire CSP en ont souvent deux.
       *[other] Vérifiez que { $tenant } est le locataire du compte partenaire ; les sociétés avec un locataire CSP en ont souvent deux.
    }
    .do2 = Cherchez le PartnerID : Espace partenaires › Paramètres de compte.
    .do3 = Si la société n’est pas encore inscrite, inscrivez-la.
refusal-partner-reseller = Le PartnerID n’est pas celui d’un revendeur indirect actif.
    .why = L’Espace partenaires a cherché un revendeur indirect et a trouvé une autre sorte de partenaire, ou aucun lié à un locataire actif.
    .do1 = Vérifiez le PartnerID ; pour les transactions, c’est celui d’un site, pas l’ID global.
    .do2 = Terminez l’inscription de ce compte si elle est en attente.
refusal-partner-role = Les rôles de l’utilisateur dans l’Espace partenaires ne permettent pas cela.
    .why = Le jeton est bon et a été lu ; c’est le droit qui manque. Les données Insights demandent le rôle Executive Report Viewer (ERV, visionneuse de rapports exécutifs).
    .do1 = Paramètres de compte › Gestion des utilisateurs › l’utilisateur › Attribuer des rôles › Insights : Executive report viewer, pour toute l’organisation.
    .do2 = Reconnectez-vous ensuite : un rôle prend effet avec un nouveau jeton, ce qui peut prendre un certain temps.
refusal-partner-trouble = L’Espace partenaires rencontre un incident en ce moment.
    .why = Cela ne dit rien de vos réponses ; elles sont peut-être toutes bonnes.
    .do1 = Attendez quelques minutes et revérifiez.
    .do2 = Si cela dure, donnez au support de Microsoft l’ID de corrélation et l’ID de requête.
refusal-partner-request = L’Espace partenaires n’a pas compris la requête.
    .why = Une partie manque ou n’a pas la bonne forme. L’erreur vient du programme qui a fait la demande, pas de vos réponses.
    .do1 = Dans votre propre script, comparez la requête à la page de Microsoft sur cet appel.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-partner-role-removal = L’Espace partenaires ne trouve pas l’ID du compte dans la requête.
    .why = La requête est rejetée comme incomplète. L’appel qui retire un membre d’un rôle reçoit cette réponse même envoyé comme documenté ; d’autres l’ont constaté.
    .do1 = S’il s’agissait de retirer un rôle, faites-le à la main : Paramètres de compte › Gestion des utilisateurs › l’utilisateur.
    .do2 = Sinon, comparez la requête à la page de Microsoft sur cet appel.
refusal-partner-bom = La réponse commence par une marque d’ordre des octets, que le programme qui l’a lue n’attend pas.
    .why = Les réponses de l’Espace partenaires peuvent commencer par trois octets (EF BB BF) avant le JSON. La réponse elle-même est entière.
    .do1 = Dans votre propre script, retirez la marque initiale avant de lire le JSON (en Python : utf-8-sig).
    .do2 = Si c’est ce programme qui l’a lue, signalez-le avec les détails.
refusal-partner-unauthorised = L’Espace partenaires n’a pas accepté le jeton.
    .why = Il a plus d’une heure, a été obtenu sans authentification multifacteur, est destiné à une autre API, ou vient d’un locataire sans accès aux API de l’Espace partenaires.
    .do1 = Obtenez un nouveau jeton et revérifiez.
    .do2 = S’il a été obtenu par mot de passe, connectez-vous par code d’appareil, avec l’authentification multifacteur.
    .do3 = { $tenant ->
        [not-said] Vérifiez que le jeton vient du locataire du compte partenaire.
       *[other] Vérifiez que { $tenant } est le locataire du compte partenaire.
    }
refusal-partner-forbidden = L’Espace partenaires a lu le jeton et refusé l’accès.
    .why = Il ne dit pas pourquoi : les rôles de l’utilisateur, le type de partenaire (cette API n’est pas ouverte aux revendeurs indirects) ou une inscription inactive. On ne peut rien en conclure pour Insights.
    .do1 = Fiez-vous à la vérification d’Insights, qui prouve l’accès aux données elles-mêmes.
    .do2 = Vérifiez les rôles de l’utilisateur sous Paramètres de compte › Gestion des utilisateurs.
    .do3 = Vérifiez l’inscription sous Paramètres de compte › Informations légales.
refusal-partner-nothing-there = L’Espace partenaires n’a rien trouvé à cette adresse.
    .why = La société n’a pas une telle fiche, le plus souvent parce qu’elle n’est pas inscrite avec ce locataire, ou l’adresse est fausse.
    .do1 = { $tenant ->
        [not-said] Vérifiez que le jeton vient du locataire du compte partenaire.
       *[other] Vérifiez que { $tenant } est le locataire du compte partenaire.
    }
    .do2 = Voyez l’inscription sous Paramètres de compte › Informations légales.
    .do3 = Si vous utilisez un fichier d’adresses, vérifiez-y l’adresse de l’Espace partenaires.
refusal-insights-unauthorised = L’API Insights n’a pas accepté le jeton.
    .why = Il a plus d’une heure, a été obtenu sans authentification multifacteur, ou est destiné à une autre API ou à un autre locataire.
    .do1 = Obtenez un nouveau jeton et revérifiez.
    .do2 = S’il a été obtenu par mot de passe, connectez-vous par code d’appareil, avec l’authentification multifacteur.
    .do3 = Dans votre propre script, vérifiez que le jeton est destiné à https://api.partnercenter.microsoft.com.
refusal-insights-forbidden = L’API Insights a lu le jeton et refusé l’accès aux données.
    .why = Microsoft n’en documente pas la raison. Le plus souvent, il manque à l’utilisateur le rôle Executive Report Viewer (ERV, visionneuse de rapports exécutifs) ; sinon le locataire n’est pas celui qui est inscrit. Insights relève du compte du programme partenaire, pas d’un compte CSP.
    .do1 = Paramètres de compte › Gestion des utilisateurs › l’utilisateur › Attribuer des rôles › Insights : Executive report viewer, pour toute l’organisation.
    .do2 = Si l’utilisateur est aussi Report viewer, retirez-lui ce rôle.
    .do3 = { $tenant ->
        [not-said] Vérifiez que le jeton vient du locataire du compte du programme partenaire.
       *[other] Vérifiez que { $tenant } est le locataire du compte du programme partenaire.
    }
    .do4 = Reconnectez-vous ensuite : un rôle prend effet avec un nouveau jeton, ce qui peut prendre un certain temps.
refusal-insights-nothing-there = L’API Insights n’a rien à cette adresse.
    .why = L’adresse n’est pas celle d’un appel Insights, ou le rapport nommé n’existe pas pour cet utilisateur.
    .do1 = Dans votre propre script, comparez l’adresse : https://api.partnercenter.microsoft.com/insights/v1/mpn/…
    .do2 = Si vous utilisez un fichier d’adresses, vérifiez-y l’adresse de l’Espace partenaires.
refusal-insights-not-yet = Le rapport n’a pas encore d’exécution terminée.
    .why = Un rapport s’exécute à l’heure prévue ; jusque-là, et avec le filtre habituel, ses exécutions sont introuvables.
    .do1 = Vérifiez l’ID du rapport, attendez et redemandez toutes les minutes.
    .do2 = Demandez executionStatus=Pending;Running;Paused;Completed pour voir les exécutions non terminées.
refusal-insights-date = L’API Insights a achoppé sur le rapport tel qu’il est écrit.
    .why = Selon Microsoft, c’est la forme d’une date : StartTime, QueryStartTime ou QueryEndTime n’est pas écrit comme l’API le veut.
    .do1 = Dans votre propre script, écrivez les heures sous la forme 2026-01-31T18:00:00Z, en UTC.
    .do2 = Si c’est déjà le cas, donnez l’ID de corrélation au support de Microsoft.
refusal-insights-quota = L’utilisateur a atteint la limite de rapports ou de requêtes.
    .why = Rapports et requêtes restent jusqu’à leur suppression ; leur nombre, et celui des lancements par heure, est limité. Les nombres ne sont documentés que pour une API sœur, non confirmés pour celle-ci.
    .do1 = Supprimez les rapports et requêtes devenus inutiles.
    .do2 = Pour les rapports à exécution immédiate, attendez une heure.
refusal-insights-request = L’API Insights n’a pas pu exécuter la requête ou le rapport tel qu’il est écrit.
    .why = Un jeu de données, une colonne ou un paramètre lui est inconnu. L’accès, lui, fonctionne : la requête est arrivée jusque-là.
    .do1 = Comparez les noms à la liste que donne ScheduledDataset ; le jeu de données s’appelle Profile, et non Profil.
    .do2 = Les heures de début sont en UTC, au moins 4 heures à l’avance ; les intervalles vont de 4 à 2160 heures.
    .do3 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-graph-denied = Microsoft Graph a lu le jeton et refusé l’opération.
    .why = Il manque à l’utilisateur un rôle d’annuaire, ou au jeton l’autorisation : pour inscrire une application, il faut Application.ReadWrite.All et un rôle adéquat.
    .do1 = Connectez-vous en administrateur d’application cloud ou supérieur, ou confiez-lui cette étape.
    .do2 = Accordez à l’application qui demande l’autorisation nécessaire, avec le consentement administrateur.
    .do3 = Reconnectez-vous ensuite : seul un nouveau jeton la porte.
refusal-graph-mfa = Microsoft Graph exige un jeton obtenu avec l’authentification multifacteur.
    .why = Le locataire d’un partenaire doit l’utiliser, et ce jeton ne montre pas de second facteur.
    .do1 = Reconnectez-vous par code d’appareil ou dans un navigateur, avec le second facteur.
    .do2 = Si l’utilisateur n’en a pas encore, enregistrez-en un d’abord.
refusal-graph-secret-policy = Une stratégie du locataire interdit ce secret client.
    .why = La stratégie de gestion des applications interdit les secrets, ou ceux dont la durée de vie dépasse sa limite.
    .do1 = Demandez un secret de durée de vie plus courte.
    .do2 = Faites exempter l’application de la stratégie de gestion des applications.
    .do3 = Ou utilisez un certificat au lieu d’un secret ; ce programme ne sait pas l’employer.
refusal-graph-granted = L’autorisation était déjà accordée.
    .why = Un octroi existe pour la même application et la même API ; il n’en faut pas un second. Aucune source ne confirme le libellé exact de cette réponse.
    .do1 = Continuez ; pour voir l’octroi, ouvrez Autorisations d’API.
refusal-graph-not-found = Microsoft Graph ne trouve pas cet objet dans ce locataire.
    .why = L’application, le principal de service ou l’utilisateur nommé n’existe pas ici, ou date de moins d’une minute.
    .do1 = Comparez l’ID : les chemins de Microsoft Graph prennent l’ID d’objet, qui n’est pas l’ID d’application (client).
    .do2 = Vérifiez que le locataire est le bon.
    .do3 = S’il vient d’être créé, revérifiez dans 60 s.
refusal-graph-token = Microsoft Graph n’a pas accepté le jeton.
    .why = Il a expiré, est abîmé, ou est destiné à une autre API : un jeton pour l’Espace partenaires n’ouvre pas Microsoft Graph.
    .do1 = Reconnectez-vous pour obtenir un nouveau jeton.
    .do2 = Dans votre propre script, demandez un jeton pour https://graph.microsoft.com.
refusal-graph-request = Microsoft Graph n’a pas compris la requête.
    .why = Une partie manque, a une mauvaise forme ou contredit ce qui existe. L’erreur vient du programme qui a fait la demande, pas de vos réponses.
    .do1 = Dans votre propre script, comparez la requête à la page de Microsoft sur cet appel.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-graph-trouble = Microsoft Graph rencontre un incident en ce moment.
    .why = Cela ne dit rien de vos réponses ; elles sont peut-être toutes bonnes.
    .do1 = Attendez quelques minutes et revérifiez.
    .do2 = Si cela dure, donnez l’ID de requête au support de Microsoft.
refusal-unknown = Le service a refusé, pour une raison que ce programme ne connaît pas.
    .why = Rien n’est deviné de son texte, qui en dit plus que ce programme ne pourrait.
    .do1 = { $code ->
        [not-said] Cherchez les mots de la réponse sur les pages de Microsoft.
       *[other] Cherchez le code sur la page de Microsoft.
    }
    .do2 = Si cela ne suffit pas, donnez au support de Microsoft le code et les ID.

## Bac à sable

sandbox-ready = Toutes les conditions préalables sont remplies. Une simplification : ici, un mot de passe vaut connexion multifacteur ; chez Microsoft, jamais.
sandbox-mfa-required = Le locataire exige l’authentification multifacteur : aucun jeton n’est délivré pour un simple mot de passe.
sandbox-mfa-not-claimed = Un jeton est délivré pour le mot de passe, mais l’Espace partenaires le refuse, faute de preuve d’authentification multifacteur.
sandbox-federated = L’utilisateur se connecte auprès du fournisseur d’identité de la société ; un mot de passe envoyé à Microsoft Entra ne peut pas fonctionner.
sandbox-unknown-tenant = Aucun locataire ne porte ce nom ou cet ID.
sandbox-unknown-user = Le domaine de l’ID utilisateur est inconnu de Microsoft Entra.
sandbox-wrong-client-id = Aucune application portant cet ID client n’est inscrite dans le locataire.
sandbox-secret-id-pasted = Le secret client est refusé, comme lorsque l’ID du secret a été copié au lieu de sa valeur.
sandbox-expired-secret = Le secret client a expiré.
sandbox-public-client = L’application est traitée comme un client public, qui ne doit pas envoyer de secret.
sandbox-no-consent = Personne n’a donné son consentement à l’autorisation de l’application. Dans un navigateur, il est demandé à l’utilisateur, qui peut le donner.
sandbox-no-partner-api = Il manque au jeton l’autorisation user_impersonation de l’API Microsoft Partner Center.
sandbox-wrong-password = Le mot de passe est incorrect ; dix erreurs de suite verrouillent le compte pour un temps.
sandbox-locked-account = Le compte est verrouillé après trop de mots de passe erronés.
sandbox-expired-password = Le mot de passe a expiré et doit être changé.
sandbox-disabled-user = Le compte de l’utilisateur est désactivé.
sandbox-no-erv = L’utilisateur n’a pas le rôle Executive Report Viewer, et Insights refuse l’accès.
sandbox-report-viewer-only = L’utilisateur n’est que Report Viewer : les données sensibles sont omises.
sandbox-erv-and-report-viewer = L’utilisateur a les deux rôles, et les données sont omises comme pour un Report Viewer.
sandbox-not-enrolled = La société n’est pas inscrite au Microsoft AI Cloud Partner Program.
sandbox-vetting-pending = La vérification de la société attend encore celle de son activité.
sandbox-indirect-reseller = Les profils et les rôles ne peuvent pas être lus, comme pour un revendeur indirect ; Insights répond.
sandbox-device-code-blocked = Une stratégie d’accès conditionnel bloque le code d’appareil : le navigateur le dit, et le code se perd. Le mot de passe fonctionne comme dans « ready ».
sandbox-conditional-access = Une stratégie d’accès conditionnel bloque la connexion.
sandbox-other-tenant-token = Le jeton vaut pour un autre locataire que celui qui a été saisi.
sandbox-consent-lag = Le consentement vient d’être donné et n’est pas encore arrivé partout : les deux premières connexions en une minute sont refusées.
sandbox-clock-skew = Les horloges de cette machine et des services diffèrent de 20 minutes.
sandbox-throttled = L’Espace partenaires, Insights et Graph demandent à chaque requête d’attendre 57 secondes.
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
store-taken = { $path } existe déjà et n’a pas été touché ; indiquez un autre nom.
store-cause-other = { $os }
store-broken = { $path } est abîmé, ligne { $line }, colonne { $column } : { $cause }. Réparez cet endroit, ou supprimez le fichier et recommencez la configuration.
store-newer = { $path } a été écrit par une version plus récente de partner-onboard (format { $found }, celle-ci connaît le format { $known }). Mettez ce programme à jour. Le fichier est resté tel quel.
store-busy = Un autre partner-onboard écrit dans { $path } et n’a pas terminé. Attendez-le ou fermez-le, puis réessayez.
store-exists = Il y a déjà un profil « { $name } ». Choisissez un autre nom, ou supprimez d’abord celui-là.
store-too-large = { $path } dépasse 1 Mio : ce n’est pas une exportation de ce programme.
store-other-environment = { $found ->
    [sandbox] « { $name } » est un profil d’exercice du bac à sable, et un vrai profil ne le remplace pas.
   *[live] « { $name } » est un vrai profil, et un profil du bac à sable ne le remplace pas.
  } Choisissez un autre nom, ou supprimez d’abord celui-là.
vault-no-bus = Aucun trousseau accessible : cette session n’a pas de bus de session D-Bus, ce qui est courant par SSH et dans un conteneur. Lancez le programme depuis votre session de bureau, ou choisissez plutôt un fichier chiffré.
vault-no-service = Il n’y a pas de trousseau : aucun programme n’en propose ici. Sous Linux, GNOME Keyring, KWallet et KeePassXC le font. Démarrez-en un et réessayez, ou choisissez plutôt un fichier chiffré.
vault-no-keyring = Le service n’a pas de trousseau par défaut où ranger des secrets. Créez-en un dans le gestionnaire de mots de passe de votre bureau et réessayez, ou choisissez plutôt un fichier chiffré.
vault-no-session = Windows ne donne pas à ce type de session l’accès au Gestionnaire d’identification, ce qui est courant par SSH et pour les services. Ouvrez une session de bureau, ou choisissez plutôt un fichier chiffré.
vault-locked = Le trousseau est verrouillé ou refuse l’accès. Déverrouillez-le et réessayez, ou choisissez plutôt un fichier chiffré.
vault-timed-out = { $seconds ->
    [one] Le trousseau n’a pas répondu en { $seconds } seconde.
   *[other] Le trousseau n’a pas répondu en { $seconds } secondes.
  } Votre bureau demande peut-être son mot de passe dans une autre fenêtre : répondez-y, puis réessayez. Ce qui était en cours peut encore s’exécuter après cela.
vault-too-long = La valeur fait { $bytes } octets ; le trousseau en accepte { $longest } au plus.
vault-damaged = Ce que le trousseau contient pour ce profil est incomplet ou a été modifié par un autre programme. Saisissez à nouveau le secret et enregistrez le profil.
vault-no-passphrase = Les secrets de ce profil sont dans un fichier chiffré. Donnez sa phrase secrète dans PARTNER_ONBOARD_PASSPHRASE.
vault-wrong-passphrase = La phrase secrète n’ouvre pas { $path }. Ce n’est pas la bonne, ou quelqu’un a modifié le fichier exprès.
vault-file-damaged = { $path } est abîmé et ne s’ouvre avec aucune phrase secrète. Remettez-en une copie si vous en avez une ; sinon, saisissez à nouveau les secrets et enregistrez le profil.
vault-swapped = Le profil dans { $path } n’est pas celui avec lequel ses secrets ont été exportés : le cloud, le locataire, l’application ou l’utilisateur a changé depuis. Rien n’a été repris ; faites-le exporter à nouveau.
vault-no-means = Il n’y a pas assez de mémoire pour le fichier chiffré : il faut 64 Mio un instant. Fermez d’autres programmes et réessayez.
vault-other = Le trousseau signale une erreur : { $cause }. Réessayez, ou choisissez plutôt un fichier chiffré.

## Plein écran

key-choose-row = choisir une ligne
key-outside = { $does } (quand aucun champ n’est actif)
tui-unchosen = pas encore choisi : touches fléchées
tui-cancelled = Annulé. Ctrl+R recommence.
tui-leave-saved = Quitter ? Le profil est enregistré.
tui-replaces = La saisie le remplace.
tui-clears = Ctrl+U vide le champ.
tui-what-is-checked = Ce qui est vérifié : { $what }

tui-title = partner-onboard { $number }/{ $count } { $title }
tui-title-short = { $number }/{ $count } { $title }
tui-sandbox = BAC À SABLE : rien ne quitte cette machine
tui-sandbox-short = BAC À SABLE
tui-enlarge = Agrandissez la fenêtre à { $columns } sur { $rows } au moins.
tui-enter-field = champ suivant
tui-leave-sparing = Quitter ? Ce que vous avez changé ici n’est pas gardé : le brouillon d’une autre configuration, que vous aviez laissé, reste à sa place.
leave-replaces = Un brouillon antérieur ({ $tenant }) est toujours là. Quitter ? Garder un brouillon de celui-ci le remplace ; jeter ce que vous venez de saisir le laisse tel quel.
tui-no-note = Pas de note : rien ne manque ici, autant qu’on le sache.
tui-no-note-awaited = Pas encore de note : la connexion attend encore quelqu’un.
tui-no-note-checking = Pas encore de note : la vérification est en cours.
tui-no-note-stale = Pas de note : une réponse a changé depuis. Ctrl+R revérifie.
tui-leave = Quitter ? Un brouillon de vos réponses, sans les secrets, est gardé si vous voulez.
tui-characters = { $count ->
    [one] { $count } caractère.
   *[other] { $count } caractères.
}
tui-overflow = Trop long : { $limit } octets au plus. Rien n’en a été pris ; ce qui était là est gardé.
tui-paste-nowhere = Choisissez d’abord un champ, avec Tab ; rien n’a été collé.
tui-opening = Ouverture de { $link }
tui-copied = Remis au presse-papiers du terminal : { $text }
tui-not-yet = « { $title } » attend des réponses sur les pages précédentes.
tui-waiting-answers = pas encore vérifié
tui-waiting = attend : { $names }
tui-checking = vérification ; Échap annule
tui-checking-all = Vérification ; Échap annule.
tui-device-code = Ouvrez cette page dans un navigateur, ici ou sur une autre machine, et saisissez le code :
tui-device-waits = { $polls ->
    [0] En attente de la connexion ; encore { $left }.
    [one] Pas encore connecté, { $polls } demande ; encore { $left }.
   *[other] Pas encore connecté, { $polls } demandes ; encore { $left }.
}
tui-device-over = Le délai du code est écoulé ; Ctrl+R en demande un nouveau.
device-code-practice = Bac à sable : une personne simulée saisit le code, il n’y a rien à faire.
tui-device-anew = Ctrl+R : demander un nouveau code.
tui-browser-anew = Ctrl+R : recommencer la connexion dans le navigateur.
tui-offer = F5 : { $does } ; tout le reste est conservé.
tui-browser = Connectez-vous dans un navigateur sur cette machine : o l’ouvre, c copie l’adresse ci-dessous.
tui-browser-by-hand = Connectez-vous dans un navigateur sur cette machine : ouvrez-y l’adresse ci-dessous ; c la copie.
tui-browser-back = La réponse revient à { $uri }
tui-browser-waits = En attente de la réponse ; encore { $left }.
tui-browser-refused = { $count ->
    [one] { $count } requête n’était pas la réponse et a été écartée.
   *[other] { $count } requêtes n’étaient pas la réponse et ont été écartées.
    }
tui-browser-over = Le délai de cette connexion est écoulé ; Ctrl+R en commence une autre.
tui-browser-remote = Vous êtes connecté par SSH. Redirigez le port depuis votre machine, ssh -L { $port }:localhost:{ $port }, et ouvrez-y l’adresse ; ou prenez le code d’appareil.
tui-browser-mismatch = Si le navigateur affiche AADSTS50011, l’URI de redirection n’est pas inscrit : ajoutez http://localhost sous Authentification › Applications mobiles et de bureau, ou prenez le code d’appareil.
tui-browser-practice = Bac à sable : la page de connexion simulée est servie par ce programme.
tui-awaits = attend votre connexion ; Échap annule
tui-not-opening = Aucun navigateur n’est ouvert d’ici ; remis au presse-papiers du terminal : { $text }
tui-qr = Scannez-le avec un téléphone, puis saisissez le code { $code }
tui-qr-no-room = Le code QR demande une fenêtre de { $columns } sur { $rows }.
tui-resend = Ce mot de passe vient d’être refusé ; Ctrl+R encore une fois l’envoie tel quel.
tui-go-on = Commandes pour continuer
tui-help-page = { $title }, pas à pas
tui-help-keys = Touches
tui-checked-at = Vérifié le { $at }
key-enter = Entrée
key-esc = Échap
key-d = d
key-f1 = F1
key-f2 = F2
key-f4 = F4
key-f5 = F5
key-f6 = F6
key-f7 = F7
key-note = une note pour un administrateur à propos de ce problème
key-note-short = note
key-support = un dossier pour qui aide, sans secrets
key-write-note = écrire la note pour un administrateur dans un fichier
key-write-support = écrire le dossier d’assistance dans un fichier
key-write-short = écrire un fichier
tui-note = Une note pour quelqu’un qui a plus de droits. Rien n’est envoyé : transmettez-la vous-même.
tui-support = Ce qu’il faut à qui veut aider. Rien n’est envoyé : transmettez-le vous-même.
tui-paper-keys = { $key } encore une fois l’écrit dans un fichier, c le copie, ↑↓ font défiler.
tui-paper-copied = Remis au presse-papiers du terminal.
tui-note-parked = Vous pouvez partir (Ctrl+C) : le brouillon retient ce que vous attendez, et reprend là.
tui-note-gone = Le problème dont parlait cette note n’existe plus ; il n’y a rien à demander. Échap ramène en arrière.
tui-gathering = Examen du chemin vers les services…
key-f8 = F8
key-f9 = F9
key-ctrl-t = Ctrl+T
key-ctrl-r = Ctrl+R
key-ctrl-l = Ctrl+L
key-ctrl-z = Ctrl+Z
key-ctrl-c = Ctrl+C
key-left-right = ←→
key-o = o
key-c = c
key-f = f
key-q = q
key-question = ?
key-shift-tab = Maj+Tab
key-tab = Tab
key-arrows = ↑↓
key-page = PgPréc PgSuiv
key-home-end = Début Fin
key-digits = 1–8
key-leave-keeping = quitter, garder le brouillon
key-leave-discarding = quitter, le jeter
key-stay = rester
key-confirm = confirmer le champ, puis la page
key-cancel = annuler ce qui tourne ; sinon fermer ; sinon page précédente
key-cancel-short = annuler
key-close = fermer
key-fix = aller à la question en cause
key-fix-short = corriger
key-instead = se connecter par l’autre voie proposée, tout est conservé
key-instead-short = autre voie
key-anew = se reconnecter, avec un nouveau code ou une nouvelle adresse
key-anew-short = se reconnecter
key-qr = montrer ou cacher la page du code d’appareil en code QR
key-qr-short = code QR
key-details = détails : texte du serveur, identifiants pour le support
key-details-short = détails
key-fill = remplir cette page de valeurs d’exercice
key-fill-short = valeurs d’exercice
key-reveal = montrer ou cacher le secret
key-reveal-short = montrer
key-choose = un autre choix
key-choose-short = choisir
key-open = ouvrir le lien
key-open-short = ouvrir
key-copy = copier le code, le lien ou la commande
key-copy-short = copier
key-rerun = refaire les vérifications de cette page
key-rerun-short = revérifier
key-backward = champ précédent ; sur le premier, page précédente
key-backward-short = retour
key-forward = champ suivant
key-help = aide
key-help-short = aide
key-move = se déplacer
key-scroll = défiler
key-ends = au début ou à la fin
key-go = aller à cette page, selon les réponses
key-language = anglais / français
key-redraw = redessiner
key-suspend = suspendre
key-interrupt = quitter

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
lines-secret-as-typed = La saisie est prise telle quelle, deux-points compris ; seul le nom complet d’une commande, seul sur la ligne, comme :back ou :help, est ici une commande.
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
    .bare = Fin de l’entrée : on quitte.
lines-row = { $word } : { $title }
lines-row-more = { $word } : { $title }. { $more }
lines-row-problem = { $word } : { $title } (vérification { $number }). { $more }
lines-warning = À surveiller : { $warning }
lines-says = { $title } : { $text }
lines-waits-for = En attente de : { $titles }
lines-needs-answers = Il manque une réponse.
lines-known = { $how }, { $time } UTC
lines-checked = vérifié
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
lines-fixable = Corriger une réponse : :fix { $number }. Détails : :details { $number }. Note pour un administrateur : :note { $number }. Revérifier : :again
lines-not-fixable = Détails : :details { $number }. Note pour un administrateur : :note { $number }. Revérifier : :again
lines-offer = Pour { $does } : :instead { $number }. Tout le reste est conservé.
lines-no-offer = Aucune autre voie de connexion n’est proposée ici.
lines-awaits = En attente de votre connexion. Commandes : :open, :instead, :help. Ctrl+C arrête.
lines-enter-first = Appuyez d’abord sur Entrée, seule.
lines-still-waiting = Rien n’est encore demandé : la connexion est toujours attendue.
lines-browser-back = Si le navigateur affiche AADSTS50011, l’URI de redirection n’est pas inscrit : ajoutez http://localhost sous Authentification › Applications mobiles et de bureau, ou utilisez :instead.
lines-browser-remote = Vous êtes connecté par SSH : redirigez le port depuis votre machine avec ssh -L { $port }:localhost:{ $port }, ou utilisez :instead.
lines-opening = Ouverture de { $link }
lines-nothing-to-open = Il n’y a pas d’adresse à ouvrir ici.
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
lines-help-values = Entrée seule conserve la réponse en place. Une valeur qui commence par « : » se saisit avec « :: ». Là où un secret est demandé, la saisie est prise telle quelle et seul le nom complet d’une commande en est une. Ctrl+C demande s’il faut quitter.
lines-command-back = la question précédente ou la page précédente
lines-command-again = relancer les vérifications de cette page
lines-command-fix = VÉRIFICATION : la question en cause, par numéro ou par nom
lines-command-details = VÉRIFICATION : tout ce qu’on en sait, identifiants pour le support compris
lines-command-note = une note pour un administrateur à propos d’un problème, ou de celui d’une vérification : :note 3
lines-command-support = ce qu’il faut à qui veut aider, sans secrets
lines-command-write = écrire dans un fichier la note ou le dossier affiché en dernier
lines-paper = :write l’écrit dans un fichier.
lines-note-parked = Vous pouvez partir avec :quit ; le brouillon retient ce que vous attendez, et reprend là.
lines-no-paper = Rien n’a été affiché qui puisse être écrit ; d’abord :note ou :support.
lines-command-open = ouvrir dans un navigateur l’adresse indiquée
lines-command-instead = VÉRIFICATION : se connecter par l’autre voie proposée, tout le reste est conservé
lines-command-practice = dans le bac à sable, remplir cette page de valeurs d’exercice
lines-command-clear = vider cette réponse
lines-command-lang = l’autre langue
lines-command-quit = quitter
lines-command-help = cette liste

## Notes pour d’autres

enter-secrets = saisir ce qui manque
waiting-draft = Vous attendiez : { $title }, demandé le { $day }. Le brouillon reprend là.
waiting-page = Vous attendiez : { $title }, demandé le { $day }. La vérification reprend dès que vous aurez saisi : { $names }.
waiting-secret = { $label } ({ $page })
handoff-nothing = Il n’y a rien à demander à personne : aucune vérification ne pose problème, ou celle qui est nommée n’en pose pas.
handoff-own = Pas besoin de demander à quelqu’un d’autre, vous pouvez agir vous-même : { $act }
handoff-own-matter = Pas besoin de demander à quelqu’un d’autre : voyez la page de la vérification, ou relancez-la.
support-title = Dossier de support de partner-onboard
support-intro = Les ID d’utilisateur sont réduits à leur premier caractère, le dossier personnel est omis, et il n’y a ici ni secret ni jeton. Rien n’a été envoyé : lisez-le, puis transmettez-le vous-même.
support-program = Programme
support-configuration = Configuration
support-profile = Profil
support-checks = Vérifications
support-connection = Chemin vers les services
support-version = Version
support-system = Système
support-terminal = Terminal
support-made-at = Établi
support-environment = Environnement
support-endpoint = Adresse { $name }
support-proxy = Proxy
support-authorities = Autorités de certification ajoutées
support-limit = Limite d’une requête
support-folder = Dossier
support-variables = Variables définies
support-saved-at = Enregistré
support-renewed-at = Connexion renouvelée
support-check = Vérification
support-verdict = Verdict
support-owner = De quoi cela relève
support-summary = Ce qui a été trouvé
support-no-profile = Il n’y a pas de profil enregistré, donc aucune vérification n’a été lancée.
support-needs-yes = Personne n’est là pour accepter l’écriture du dossier. Ajoutez --yes, ou omettez --output : il est alors seulement affiché.
support-agree = Écrire ceci dans { $path } ? (oui/non)
support-not-written = Rien n’a été écrit.
support-written = Écrit : { $path }
handoff-rehearsal = Cette note provient d’une répétition dans le bac à sable : personne n’a rien à faire.
handoff-intro = Je mets en place l’accès par API à nos données Partner Insights (Microsoft AI Cloud Partner Program). Il manque une chose que je ne peux pas faire moi-même.
handoff-steps = Ce qu’il faut faire
handoff-ids = De quoi il s’agit
handoff-done-heading = Comment voir que c’est fait
handoff-again = Je relance ensuite la vérification « { $title } » :
handoff-again-here = Je relance alors la vérification « { $title } » dans le programme : Ctrl+R, ou :again ligne par ligne.
handoff-happened = Ce qui s’est passé
handoff-advice = Ce que le programme conseille à qui l’utilise :
handoff-support = Identifiants pour le support de Microsoft
handoff-tenant-name = Locataire
handoff-tenant-id = ID du locataire
handoff-user-id = Utilisateur
handoff-partner-id = PartnerID
handoff-permissions = Autorisations de l’application, toutes du type « déléguée » ; aucune autorisation d’application n’est nécessaire :
handoff-api = API
handoff-api-id = ID de l’API
handoff-permission = Autorisation
handoff-permission-id = ID de l’autorisation
handoff-optional = { $api } (facultatif : la page des conditions préalables de Microsoft y renvoie)
handoff-who-support = Qui peut ouvrir des demandes de support chez Microsoft
handoff-who-any = Un administrateur général du locataire, ou un administrateur général de l’Espace partenaires
handoff-consent =
    .ask = Merci d’accorder le consentement administrateur à l’application { $client_id } dans le locataire { $tenant }
    .do1 = Ouvrez la page API permissions (Autorisations d’API) de l’application dans le centre d’administration Microsoft Entra (App registrations).
    .do2 = Si Microsoft Partner Center › user_impersonation (déléguée) n’est pas dans la liste : Add a permission › APIs my organization uses › cherchez { $api } › Delegated permissions › user_impersonation › Add permissions. Certains locataires affichent l’API sous le nom SampleBECApp.
    .do3 = Choisissez Grant admin consent (Accorder le consentement administrateur), pour tout le locataire, et confirmez.
    .do4 = Ou consentez en une seule fois à cette adresse, si l’application a l’URI de redirection http://localhost (page Authentication). Ensuite, le navigateur ne trouve rien à localhost ; c’est sans importance.
    .done = La liste montre l’autorisation comme accordée. Il faut en général quelques secondes, parfois une minute, pour que la connexion en tienne compte.
handoff-resource =
    .ask = Merci d’ajouter l’API Microsoft Partner Center au locataire { $tenant }
    .do1 = Assurez-vous que { $tenant } est le locataire de notre compte de l’Espace partenaires : App management l’indique comme Account ID. Dans un autre locataire, l’API manque le plus souvent ; dites-moi alors lequel est le bon, et n’allez pas plus loin.
    .do2 = Créez le principal de service de l’API avec Microsoft Graph : POST /v1.0/servicePrincipals avec l’appId { $api }.
handoff-application =
    .ask = Merci de vous occuper de l’inscription de l’application { $client_id } dans le locataire { $tenant }
    .do1 = Ouvrez l’application dans le centre d’administration Microsoft Entra : App registrations (Inscriptions d’applications). Si elle n’y est pas, elle est dans un autre locataire ou a été supprimée ; inscrivez-en alors une nouvelle (New registration, un seul locataire suffit) et donnez-moi son ID client.
    .do2 = Sur sa page Overview (Vue d’ensemble), comparez Application (client) ID et Directory (tenant) ID avec ceux ci-dessous.
    .do3 = Authentication : la plateforme Mobile and desktop applications a l’URI de redirection http://localhost.
    .do4 = API permissions : Microsoft Partner Center › user_impersonation (déléguée) est dans la liste et accordée ; sinon ajoutez-la ({ $api }) et choisissez Grant admin consent.
    .done = L’application est dans ce locataire, avec ces identifiants et l’autorisation accordée.
handoff-secret =
    .ask = Merci de créer un nouveau secret client pour l’application { $client_id }
    .do1 = Ouvrez la page Certificates & secrets (Certificats et secrets) de l’application dans le centre d’administration Microsoft Entra (App registrations).
    .do2 = Client secrets › New client secret : une description, et une expiration de 24 mois au plus.
    .do3 = Copiez aussitôt la colonne Value (Valeur), elle n’est affichée que cette seule fois. La colonne Secret ID n’est pas ce qu’il faut.
    .do4 = Remettez-moi la valeur et le jour de son expiration par un moyen auquel vous confieriez un mot de passe, pas dans ce ticket, un courriel ou une messagerie.
    .done = Je saisis la valeur ; le service de connexion l’accepte alors. Les autres secrets de l’application peuvent être supprimés quand plus rien ne les utilise.
handoff-role =
    .ask = Merci de donner à { $user } le rôle Executive Report Viewer dans l’Espace partenaires
    .do1 = Espace partenaires › Settings › Account settings › User management : choisissez { $user }.
    .do2 = Assign roles › Insights : Executive report viewer, pour toute l’organisation.
    .do3 = Si l’utilisateur a aussi Report viewer, retirez-le : avec les deux, c’est peut-être la vue limitée qui compte.
    .do4 = Enregistrez, puis rouvrez l’utilisateur et voyez si le rôle est toujours là ; jusqu’en janvier 2026, l’Espace partenaires pouvait le perdre à l’enregistrement.
    .done = L’utilisateur voit le rôle sous Settings › My access. Cela peut prendre un moment ; je me reconnecte ensuite.
handoff-mfa =
    .ask = Merci d’exiger l’authentification multifacteur de { $user }
    .do1 = Voyez si { $user } a enregistré un second facteur ; l’utilisateur le fait à cette adresse.
    .do2 = Faites qu’une règle du locataire l’exige de cet utilisateur à chaque connexion à l’Espace partenaires : une stratégie d’accès conditionnel, ou les paramètres de sécurité par défaut.
    .do3 = Si la stratégie nomme des applications précises, elle doit couvrir Microsoft Partner Center, ID { $api }.
    .do4 = Si l’utilisateur se connecte auprès d’un fournisseur d’identité à nous, celui-ci doit transmettre la revendication qu’un second facteur a servi.
    .done = Après une nouvelle connexion par code d’appareil ou dans un navigateur, le jeton nomme mfa parmi ses méthodes, et l’Espace partenaires ne répond plus par 401 et 900421.
handoff-policy =
    .ask = Merci de laisser { $user } se connecter à l’application { $client_id } : une stratégie d’accès conditionnel l’en empêche
    .do1 = Centre d’administration Microsoft Entra › Users › { $user } › Sign-in logs : retrouvez la tentative par son heure et ses identifiants ci-dessous. L’onglet Conditional Access nomme la stratégie.
    .do2 = Si elle bloque les codes d’appareil : autorisez-les pour cet utilisateur, ou dites-moi de me connecter dans un navigateur.
    .do3 = Si elle exige un appareil géré ou un lieu : dites-moi ce qu’elle exige, ou exceptez-en cet utilisateur et cette application.
    .do4 = Ne retirez pas l’exigence d’authentification multifacteur : l’Espace partenaires refuse les jetons sans elle.
    .done = La tentative suivante figure dans les journaux de connexion comme réussie.
handoff-user =
    .ask = Merci de vous occuper du compte { $user }
    .do1 = Centre d’administration Microsoft Entra › Users : cherchez { $user }. S’il n’y est pas, dites-moi comment il s’écrit ou dans quel locataire il est.
    .do2 = Voyez si le compte est activé et peut se connecter.
    .do3 = Ses Sign-in logs (journaux de connexion) disent pourquoi la tentative a été refusée ; retrouvez-la par son heure et ses identifiants ci-dessous.
    .done = L’utilisateur peut se connecter ; je relance ensuite la vérification.
handoff-password =
    .ask = Merci de réinitialiser le mot de passe de { $user }, ou de déverrouiller le compte
    .do1 = Centre d’administration Microsoft Entra › Users › { $user } › Reset password.
    .do2 = Ne remettez le nouveau mot de passe qu’à l’utilisateur, par un moyen auquel vous confieriez un mot de passe ; pas dans ce ticket.
    .do3 = Si le compte était verrouillé : ses Sign-in logs montrent d’où venaient les mots de passe erronés.
    .done = L’utilisateur s’est connecté une fois avec le nouveau mot de passe et l’a changé.
handoff-tenant =
    .ask = Dans quel locataire Microsoft Entra est notre compte de l’Espace partenaires ?
    .do1 = App management dans l’Espace partenaires indique le locataire comme Account ID. Donnez-moi cet ID.
    .do2 = Centre d’administration Microsoft Entra › Overview montre l’ID et les domaines du locataire auquel vous êtes connecté. Sont-ce ceux ci-dessous ?
    .do3 = Si nous avons des locataires distincts pour CSP et pour le programme partenaire (MPN), c’est celui du programme partenaire : Insights en fait partie.
    .done = Le service de connexion connaît l’ID que vous me donnez.
handoff-enrolment =
    .ask = Merci de faire en sorte que notre société soit inscrite au Microsoft AI Cloud Partner Program avec le locataire { $tenant }
    .do1 = Espace partenaires › Account settings › Legal info, en étant connecté avec un compte de ce locataire : notre société y figure-t-elle comme inscrite, et avec quel PartnerID ?
    .do2 = Sinon : inscrivez-la. Il faut un compte professionnel du domaine de la société, le pouvoir de signer pour elle, sa raison sociale et son adresse ou son numéro D-U-N-S, et un contact. La vérification prend en général 3 à 5 jours ouvrés.
    .done = Legal info montre la société comme inscrite. Donnez-moi le PartnerID.
handoff-vetting =
    .ask = Merci de mener à bien la vérification de notre société par Microsoft dans l’Espace partenaires
    .do1 = Espace partenaires › Account settings › Legal info : voyez quelle étape est ouverte et ce qui y est demandé.
    .do2 = Fournissez ce qui est demandé. La vérification prend en général 3 à 5 jours ouvrés.
    .done = Legal info montre la société comme autorisée.
handoff-network =
    .ask = Merci de laisser une de nos machines joindre le service de connexion de Microsoft et l’Espace partenaires
    .do1 = Autorisez HTTPS (port 443) de cette machine vers les hôtes ci-dessous.
    .do2 = Si les connexions chiffrées sont inspectées : exceptez-en ces hôtes, ou donnez-moi le certificat de l’autorité qui inspecte, en fichier PEM.
    .do3 = S’il y a un proxy : donnez-moi son adresse, et dites-moi s’il demande une authentification.
    .done = partner-onboard doctor joint les deux services.
handoff-token =
    .ask = Merci de demander à { $user } de se reconnecter
    .do1 = L’utilisateur lance le programme et se reconnecte, par code d’appareil ou dans un navigateur, avec l’authentification multifacteur.
    .do2 = Si des sessions de l’utilisateur ont été révoquées, ou si une stratégie y met fin plus tôt : dites-le-moi, pour que je puisse m’y préparer. Centre d’administration Microsoft Entra › Users › { $user } › Sign-in logs le montre.
    .done = Un nouveau jeton est émis.
handoff-service =
    .ask = Merci d’ouvrir une demande de support chez Microsoft : la vérification « { $title } » échoue de son côté
    .do1 = Ouvrez une demande de support chez Microsoft pour l’Espace partenaires, avec les identifiants et les heures à la fin de cette note.
    .do2 = Quelqu’un d’autre dans la société a-t-il vu la même chose, ou Microsoft a-t-il annoncé une panne ?
    .done = Dites-moi ce qu’il en est, avec le numéro de la demande s’il y en a un.
handoff-resource-disabled =
    .ask = Merci d’activer l’API Microsoft Partner Center dans le locataire { $tenant }
    .do1 = Centre d’administration Microsoft Entra › Enterprise applications (Applications d’entreprise) › Microsoft Partner Center (ID d’application { $api }) › Properties (Propriétés).
    .do2 = Mettez « Enabled for users to sign-in » sur Yes et enregistrez. Si elle est désactivée à dessein, dites-moi pourquoi.
handoff-enable =
    .ask = Merci d’activer l’application { $client_id } dans le locataire { $tenant }
    .do1 = Centre d’administration Microsoft Entra › Enterprise applications (Applications d’entreprise) › l’application { $client_id } › Properties (Propriétés).
    .do2 = Mettez « Enabled for users to sign-in » sur Yes et enregistrez. Si elle est désactivée à dessein, dites-moi quelle application je peux utiliser.
    .done = Le service de connexion émet de nouveau un jeton ; je relance alors la vérification.
handoff-assign =
    .ask = Merci d’affecter { $user } à l’application { $client_id }
    .do1 = Centre d’administration Microsoft Entra › Enterprise applications (Applications d’entreprise) › l’application { $client_id } › Users and groups (Utilisateurs et groupes) › Add user : choisissez { $user }.
    .do2 = Ou, sous Properties (Propriétés), mettez « Assignment required » sur No.
handoff-public =
    .ask = Merci de vérifier « Allow public client flows » de l’application { $client_id }
    .do1 = Ouvrez la page Authentication (Authentification) de l’application dans le centre d’administration Microsoft Entra (App registrations).
    .do2 = Comparez « Allow public client flows » avec ce qui s’est passé ci-dessous : avec Yes, le service de connexion refuse un secret client ; avec No, il en exige un.
    .do3 = Nous nous connectons avec un secret client : mettez-le sur No. Seulement si nous devons nous connecter par code d’appareil sans secret, mettez-le sur Yes ; dites-moi lequel.
    .done = Le service de connexion ne réclame plus de secret et n’en refuse plus.
handoff-servers =
    .ask = Merci de vérifier nos propres serveurs de connexion : ils n’ont pas confirmé { $user }
    .do1 = Vérifiez que notre fournisseur d’identité, ou les agents d’authentification directe et l’Active Directory derrière eux, fonctionnent, se joignent et sont à l’heure ; consultez leurs journaux à l’heure indiquée ci-dessous.
    .do2 = Vérifiez que le compte n’y est ni verrouillé ni limité dans ses heures, et que son mot de passe n’a pas expiré.
    .do3 = Les journaux de connexion de { $user } dans le centre d’administration Microsoft Entra montrent la tentative et ce que notre côté a répondu.
handoff-restriction =
    .ask = Merci de permettre depuis notre réseau la connexion au locataire { $tenant }
    .do1 = Très probablement, un proxy ajoute une restriction de locataires aux connexions : mettez le locataire, par l’ID ci-dessous, sur sa liste des locataires autorisés.
    .do2 = Ou exceptez la machine d’où je me connecte, ou dites-moi depuis quel réseau je le peux.
    .done = Le service de connexion ne refuse plus le locataire.
handoff-unknown =
    .ask = Merci d’aider à trouver pourquoi la vérification « { $title } » échoue pour { $user }
    .do1 = Centre d’administration Microsoft Entra › Users › { $user } › Sign-in logs : la tentative y figure-t-elle, par son heure et ses identifiants ci-dessous, et qu’en est-il dit ?
    .do2 = Espace partenaires › Account settings : la société, son inscription et les rôles de l’utilisateur sont-ils comme il faut ?

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
answers-kept = Rien n’a été enregistré : toutes les conditions ne sont pas remplies, et le profil enregistré { $name }, qui fonctionnait, reste tel quel.
answers-store-practice = Aucun secret n’est conservé, bien que « store » le demande : ceux du bac à sable sont des valeurs d’exercice, qu’il connaît lui-même.
answers-save-failed = Le profil n’a pas pu être enregistré : { $fault }
answers-stuck = La page { $page } n’a pas pu être passée. C’est un défaut de ce programme.

## Commandes

report-part-ready = { $count ->
        [one] { $count } vérification a été demandée, sur { $all } en tout, et elle est réussie.
       *[other] Les { $count } vérifications demandées sont réussies, sur { $all } en tout.
    }
onboard-go-on = Pour continuer : { $command }
onboard-draft-kept = Le brouillon est gardé ; relancez pour le reprendre.

cli-about = De zéro à un jeton éprouvé pour l’API Partner Insights. Sans commande : l’assistant.
cli-onboard = L’assistant : demande tout, le vérifie en direct, enregistre un profil
cli-verify = Refait toutes les vérifications d’un profil enregistré
cli-token = Affiche un jeton d’accès valide, renouvelé au besoin
cli-profiles = Liste, montre, désigne, renomme, copie, supprime, exporte et importe les profils enregistrés
cli-explain = Dit ce que signifie une erreur, d’après son code ou un texte qui la contient
cli-handoff = Lance les vérifications d’un profil et affiche une note pour un administrateur : ce qui manque, avec tous les identifiants et chaque clic
cli-handoff-check = La vérification dont parle la note, au lieu de la première qui n’est pas remplie. Vérifications : { $names }
cli-support = Affiche ce qu’il faut à qui veut aider : versions, configuration, vérifications, chemin vers les services ; aucun secret
cli-support-output = L’écrire aussi dans ce nouveau fichier, après un oui
cli-support-yes = L’écrire sans demander
cli-doctor = Cherche ce qui fait obstacle entre cette machine et les services de Microsoft
cli-profiles-list = Liste les profils enregistrés
cli-profiles-show = Montre un profil enregistré ; il ne contient aucun secret
cli-profiles-use = Désigne le profil que prennent les commandes quand aucun n’est nommé
cli-profiles-rename = Donne un autre nom à un profil ; ses secrets suivent
cli-profiles-copy = Fait un autre profil semblable ; le secret client et le mot de passe sont copiés, la connexion ne l’est pas
cli-profiles-export = Écrit un profil dans un fichier ou sur la sortie standard, sans secrets sauf demande
cli-profiles-import = Reprend un profil d’un tel fichier
cli-profiles-remove = Supprime un profil enregistré et ses secrets
cli-sandbox = Liste ce que le bac à sable permet de simuler ; affiche des réponses d’exercice ; le met à la disposition d’autres programmes
cli-sandbox-list = Liste les scénarios du bac à sable, ce que chacun dérègle et comment il finit
cli-sandbox-answers = Affiche un fichier de réponses d’exercice pour onboard --answers
cli-sandbox-serve = Met le bac à sable à la disposition d’autres programmes sur cette machine, jusqu’à ce qu’on l’arrête
cli-completions = Affiche les complétions pour un interpréteur de commandes
cli-man = Affiche la page de manuel
cli-usage = Utilisation{"\u00A0"}:
cli-usage-root = partner-onboard [COMMANDE] [OPTIONS]
cli-usage-onboard = partner-onboard [onboard] [OPTIONS]
cli-usage-verify = partner-onboard verify [OPTIONS]
cli-usage-token = partner-onboard token [OPTIONS]
cli-usage-explain = partner-onboard explain [TEXTE…|-] [OPTIONS]
cli-usage-handoff = partner-onboard handoff [OPTIONS]
cli-usage-support = partner-onboard support [OPTIONS]
cli-usage-doctor = partner-onboard doctor [OPTIONS]
cli-usage-profiles = partner-onboard profiles COMMANDE
cli-usage-profiles-list = partner-onboard profiles list [OPTIONS]
cli-usage-profiles-show = partner-onboard profiles show NOM [OPTIONS]
cli-usage-profiles-use = partner-onboard profiles use NOM
cli-usage-profiles-rename = partner-onboard profiles rename NOM NOUVEAU
cli-usage-profiles-copy = partner-onboard profiles copy NOM NOUVEAU
cli-usage-profiles-export = partner-onboard profiles export NOM [OPTIONS]
cli-usage-profiles-import = partner-onboard profiles import FICHIER [OPTIONS]
cli-usage-profiles-remove = partner-onboard profiles remove NOM [OPTIONS]
cli-usage-sandbox = partner-onboard sandbox COMMANDE
cli-usage-sandbox-list = partner-onboard sandbox list [--json]
cli-usage-sandbox-answers = partner-onboard sandbox answers [SCÉNARIO]
cli-usage-sandbox-serve = partner-onboard sandbox serve [--scenario NOM | --scenario-file FICHIER] [--state FICHIER] [--port PORT] [--tls [--ca-out FICHIER]] [--latency MS] [--trace]
cli-usage-completions = partner-onboard completions INTERPRÉTEUR
cli-usage-man = partner-onboard man
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
cli-name-text = TEXTE
cli-name-lang = LANGUE
cli-help = Affiche cette aide
cli-version = Affiche la version
cli-allow-debugger = Laisse la mémoire lisible pour un débogueur
cli-lang = Langue : en ou fr
cli-profile = Le profil à reprendre, ou le nom du nouveau
cli-name-new = NOUVEAU
cli-name-store = ENDROIT
cli-profile-new = L’autre nom
cli-with-secrets = Y met aussi le secret client et le mot de passe, chiffrés par une phrase secrète
cli-output = Le fichier à écrire, qui ne doit pas encore exister ; sinon, la sortie standard
cli-import-file = Le fichier exporté, ou - pour l’entrée standard
cli-as = Le nom qu’il reçoit ici
cli-replace = Lui permet de remplacer un profil existant
cli-force = Supprimer le profil même si ses secrets ne peuvent pas l’être
cli-store = Où vont ses secrets : { $possible }. Dans un fichier, ils sont chiffrés par la phrase secrète de l’exportation
cli-profile-name = Le nom du profil
cli-cloud = Cloud Microsoft : { $names }
cli-tenant = Le domaine ou l’ID du locataire
cli-plain = Ligne par ligne : pour les lecteurs d’écran, les terminaux simples et les tubes
cli-ascii = Caractères ASCII seulement
cli-answers = Prend toutes les réponses dans ce fichier JSON (- pour l’entrée standard), sans rien demander
cli-json = Affiche le résultat en un seul document JSON
cli-token-header = Affiche la ligne entière Authorization: Bearer …
cli-token-json = Affiche le jeton en JSON, avec son expiration, le locataire, l’utilisateur et l’étendue
cli-explain-text = Un code tel que AADSTS50076, ou un texte quelconque ; - lit l’entrée standard
cli-json-explain = Affiche l’explication en JSON
explain-what = Donnez un code tel que AADSTS50076, ou un texte contenant une erreur : partner-onboard explain - < erreur.txt
explain-passes = La même demande peut réussir plus tard sans intervention.
explain-also = Aussi dans ce texte : { $codes }
explain-cut = Seuls les { $size } derniers Mio ont été lus.
explain-later = Après le dernier code, le texte parle aussi du réseau : { $what }
explain-grant = Le service de connexion a refusé la preuve envoyée : un jeton d’actualisation, un code ou un mot de passe.
    .why = « invalid_grant » seul ne dit pas laquelle. Le plus souvent, c’est une connexion enregistrée qui a pris fin ou a été révoquée.
    .do1 = Regardez la réponse entière : un code commençant par AADSTS en dit plus, et explain le connaît.
    .do2 = Connectez-vous de nouveau ; verify le fait avec un profil enregistré.
explain-nothing = Ce texte ne contient aucune erreur connue de ce programme.
    .why = Cela ne veut pas dire qu’il n’y en a pas : les codes changent, et une copie peut omettre la partie qui compte.
    .do1 = Copiez la réponse entière du service : ligne d’état, en-têtes et corps.
    .do2 = Lancez verify sur un profil enregistré ; il voit les réponses elles-mêmes.
explain-token = Un service n’a pas accepté le jeton d’accès.
    .why = Il a expiré, n’est pas encore valide, a été émis pour un autre service ou a été tronqué en chemin.
    .do1 = Demandez un nouveau jeton d’accès ; token le fait avec un profil enregistré.
    .do2 = Comparez l’audience et les heures du jeton avec le service interrogé.
explain-status = Le statut { $status } seul ne dit pas pourquoi.
    .why = Ce programme ne reconnaît aucun code ni aucune phrase à côté. Le corps de la réponse donne d’ordinaire le texte du service ; un proxy ou une passerelle a aussi pu répondre à sa place.
explain-words = { $why } Le service dit lui-même : « { $said } »
explain-status-said = Le service dit lui-même : « { $said } » Ce programme ne connaît pas ces mots comme ceux d’une cause précise ; un proxy ou une passerelle a aussi pu répondre à sa place.
explain-token-audience = Le jeton d’accès est destiné à { $audience }, et non à l’Espace partenaires.
    .why = Un jeton ne vaut que pour une API. Quoi qu’il contienne d’autre, l’Espace partenaires et Insights refusent celui d’une autre.
    .do1 = Dans votre propre script, demandez resource=https://api.partnercenter.microsoft.com, ou l’étendue https://api.partnercenter.microsoft.com/user_impersonation.
    .do2 = Ou obtenez-en un avec token et un profil enregistré. Qui voit un jeton peut s’en servir : ne le transmettez pas.
explain-token-application = Le jeton d’accès est celui d’une application seule, sans utilisateur.
    .why = Il a été demandé avec les seuls identifiants de l’application (client_credentials). Partner Insights veut l’application et l’utilisateur ensemble.
    .do1 = Demandez le jeton en tant qu’utilisateur ayant le rôle Executive Report Viewer.
explain-token-mfa = Le jeton d’accès n’atteste pas d’authentification multifacteur.
    .why = Il manque « mfa » à sa revendication amr. L’Espace partenaires refuse de tels jetons depuis juin 2026, progressivement : certains appels passent peut-être encore.
    .do1 = Connectez-vous par code d’appareil ou dans un navigateur, avec l’authentification multifacteur, et non par mot de passe.
    .do2 = Si aucun second facteur n’est demandé, faites-le exiger pour cet utilisateur : accès conditionnel ou paramètres de sécurité par défaut.
explain-token-strong = Le jeton d’accès indique { $methods }, et non « mfa ».
    .why = C’est une méthode de connexion forte, mais aucune source ne dit que l’Espace partenaires l’accepte ; selon la documentation, il cherche « mfa ».
    .do1 = Essayez l’appel. Si le jeton est refusé, connectez-vous par code d’appareil ou dans un navigateur, avec un second facteur.
explain-redacted = La réponse d’Insights masque des données : dataRedacted vaut true.
    .why = Microsoft ne documente pas ce signe. Le plus probable : l’utilisateur est Report viewer et non Executive Report Viewer (ERV) ; ce n’est pas confirmé.
explain-timeout = { $host } n’a pas répondu à temps.
explain-host-name = Le nom d’un hôte est introuvable.
explain-host-connection = Aucune connexion n’a pu être établie.
explain-host-timeout = Aucune réponse n’est arrivée à temps.
explain-host-certificate = Un certificat n’a pas été accepté.
explain-host-tls = L’autre côté ne parle pas TLS comme attendu.
explain-host-proxy = Un proxy demande un utilisateur et un mot de passe.
explain-host-broken = La connexion s’est rompue avant la fin de la réponse.
explain-host-page = Une page web a répondu à la place du service.
explain-host-open = Faites ouvrir l’hôte interrogé pour cette machine (HTTPS, port 443).
doctor-rung-name = Nom
doctor-rung-connection = Connexion
doctor-rung-proxy = Proxy
doctor-rung-tls = Chiffrement
doctor-rung-clock = Horloge
doctor-rung-answer = Réponse
doctor-rung-keychain = Trousseau
doctor-rung-folder = Dossier
doctor-rung-terminal = Terminal
doctor-here = Cette machine
doctor-entra = Microsoft Entra ID, { $host }
doctor-partner-center = Espace partenaires, { $host }
doctor-name = { $host } est trouvé ({ $count ->
    [one] une adresse
   *[other] { $count } adresses
})
doctor-connection = { $host } accepte les connexions
doctor-no-proxy = aucun n’est défini
doctor-proxy-passed-over = ce que nomme { $variable } est inutilisable, donc tout passe sans proxy : il faut une adresse en http:// ou https://
doctor-proxy = { $host } laisse passer la demande
doctor-tls = le certificat de { $host } est accepté
doctor-no-tls = non chiffré, car cela reste sur cette machine
doctor-clock = concorde avec celle du service, à { $seconds } s près
doctor-no-date = le service ne dit pas son heure
doctor-clock-behind = L’horloge de cette machine retarde de { $minutes } minutes sur celle du service.
doctor-clock-ahead = L’horloge de cette machine avance de { $minutes } minutes sur celle du service.
doctor-clock-why = Quand les horloges diffèrent, les jetons semblent expirés ou pas encore valides, et les certificats peuvent être refusés.
doctor-answer = { $host } répond comme le fait le service
doctor-keychain = les secrets peuvent y être gardés
doctor-folder = { $folder } est accessible en écriture
doctor-folder-closed = Aucun fichier ne peut être écrit dans { $folder }.
doctor-folder-do1 = Rendez le dossier accessible en écriture, ou indiquez-en un autre dans PARTNER_ONBOARD_HOME.
doctor-terminal = le plein écran est possible ({ $name })
doctor-terminal-none = il n’y en a pas ici : l’assistant en a besoin, ou d’un fichier de réponses
doctor-terminal-dumb = il ne sait pas déplacer son curseur : utilisez --plain
doctor-proxy-name = le proxy { $host } est trouvé ({ $count ->
    [one] une adresse
   *[other] { $count } adresses
})
doctor-proxy-connection = le proxy { $host } accepte les connexions
doctor-proxy-gone = Le proxy { $host } est injoignable.
    .why = L’environnement ou le système le désigne pour le chemin vers Microsoft ; rien d’autre n’a donc été essayé.
    .do1 = Comparez l’adresse du proxy à celle qui est en usage : HTTPS_PROXY, ALL_PROXY et les réglages du système.
    .do2 = S’il n’en faut pas, supprimez le réglage, ou citez l’hôte dans NO_PROXY.
doctor-proxy-closed = Le proxy { $proxy } ne laisse pas passer la demande vers { $host }.
    .why = Il accepte les connexions, mais a refusé de transmettre celle-ci ou n’a jamais répondu. Rien n’a atteint Microsoft.
    .do = Faites autoriser { $host } sur le proxy (CONNECT, port 443).
doctor-proxy-socks = Le proxy { $host } est un proxy SOCKS, qui n’est pas pris en charge.
    .why = Seuls les proxys HTTP le sont : ils transmettent les connexions chiffrées avec CONNECT.
    .do = Indiquez un proxy HTTP dans HTTPS_PROXY, ou aucun.
doctor-line = { $title } : { $summary }
doctor-terminal-nameless = le plein écran est possible
doctor-not-reached = pas atteint
doctor-fine = Rien ne fait obstacle.
doctor-blame = Le premier obstacle : { $rung }
cli-fresh = Ne propose pas le brouillon laissé en cours
cli-no-store = Ne conserve aucun secret
cli-no-browser = N’ouvre jamais de navigateur ; les adresses sont seulement affichées et copiées
cli-verify-no-browser = N’ouvre jamais de navigateur ; verify affiche de toute façon l’adresse
cli-sandbox-option = Tout contre le cloud simulé sur cette machine ; --sandbox=SCÉNARIO dérègle une chose
cli-name-port = PORT
cli-name-milliseconds = MS
cli-serve-scenario = Le scénario à jouer ; à défaut, ready
cli-serve-scenario-file = Un fichier JSON avec votre propre situation : personnes, applications, autorisations, inscription, météo
cli-serve-state = Garde dans ce fichier ce qui se passe, et reprend à partir de lui
cli-serve-port = Le port ; à défaut, un port libre
cli-serve-tls = En TLS, avec un certificat créé au démarrage ; son autorité est écrite dans un fichier
cli-serve-ca-out = Le fichier où l’autorité de certification est écrite
cli-serve-latency = Le retard de chaque réponse, en millisecondes
cli-serve-trace = Indique pour chaque requête quand elle est arrivée, la durée de la réponse, l’erreur qu’elle signale et ses ID
cli-endpoints = Autres adresses des services : un fichier JSON avec authority, graph et partner_center
cli-ca-file = Fait aussi confiance à ces autorités de certification (PEM), pour les réseaux qui inspectent TLS
cli-timeout = La durée maximale d’une requête, de 1 à 600
cli-verify-profile = Le profil ; peut être omis s’il n’y en a qu’un ou si profiles use en a désigné un
cli-only = Seulement cette vérification et celles qu’il lui faut ; peut être répété. Vérifications : { $names }
cli-shell = bash, elvish, fish, powershell ou zsh
cli-scenario = Le scénario visé ; les valeurs sont les mêmes pour tous
cli-exit-codes = Codes de sortie :
cli-exit-met = toutes les vérifications sont satisfaites
cli-exit-internal = erreur interne, ou un fichier du programme ou un trousseau qui ne peut être lu ou écrit
cli-exit-usage = utilisation ou configuration ; un fichier que vous avez indiqué est inutilisable
cli-exit-unmet = une condition n’est pas remplie
cli-exit-unknown = vérification impossible : réseau ou service
cli-exit-sign-in = une personne doit se connecter ou donner un secret
cli-exit-cancelled = annulé
cli-exit-signal = arrêté par SIGTERM ou SIGHUP ; le brouillon d’une personne est gardé, car personne ne peut être interrogé
man-name = NOM
man-synopsis = SYNOPSIS
man-options = OPTIONS DE L’ASSISTANT
man-commands = COMMANDES
man-exits = CODE DE RETOUR
man-variables = ENVIRONNEMENT
man-files = FICHIERS
man-files-where = Les profils et le brouillon d’une configuration inachevée sont des fichiers JSON sans secrets, dans le dossier de configuration du système : ~/.config/partner-onboard, ~/Library/Application Support/partner-onboard, %APPDATA%\partner-onboard\config. Les secrets sont gardés dans le trousseau du système, ou dans secrets/NOM.sealed de ce dossier, ou nulle part.
man-variable-secrets = des secrets ; ils l’emportent sur ce qui est enregistré, et le bac à sable les ignore ; un navigateur est lancé sans eux
man-variable-passphrase = la phrase secrète du fichier chiffré et d’un export
man-variable-answers = les réponses aux questions de ces noms
man-variable-lang = en ou fr ; à défaut, la langue du système
man-variable-home = le dossier où tous les fichiers sont écrits
man-variable-proxy = le proxy sur le chemin de Microsoft ; les réglages du système comptent aussi
man-variable-no-color = pas de couleurs
man-variable-browser = le programme qui ouvre les adresses ; avec /bin/false, aucune n’est ouverte
usage-read-on = partner-onboard --help montre ce qui est possible ; chaque commande a son propre --help.
usage-unknown = { $word } n’existe pas ici.
usage-unknown-near = { $word } n’existe pas ici. Vouliez-vous dire { $near } ?
usage-secret = { $argument } n’existe pas : un secret parmi les arguments serait lisible par tous les programmes de cette machine. Utilisez les variables PARTNER_ONBOARD_CLIENT_SECRET et PARTNER_ONBOARD_PASSWORD, ou --answers.
usage-sandbox-equals = Écrivez le scénario avec un signe égal : --sandbox={ $name }
usage-sandbox-scenario = Écrivez le scénario avec son option : --scenario { $name }
usage-needs-value = { $argument } demande une valeur.
usage-takes-no-value = { $argument } ne prend pas de valeur.
usage-not-one-of = « { $value } » n’est pas possible pour { $argument }. Possibles : { $possible }
usage-not-possible = « { $value } » n’est pas possible pour { $argument }.
usage-not-between = « { $value } » n’est pas possible pour { $argument }, qui prend un nombre entier de { $from } à { $to }.
usage-profile = { $name } n’existe pas ici. Vouliez-vous dire --profile { $name } ?
usage-missing = Il manque : { $argument }
usage-missing-command = Il manque ici une commande : { $commands }
usage-conflict = { $argument } et { $other } ne vont pas ensemble.
usage-twice = { $argument } ne peut figurer qu’une fois.
usage-place = Placez { $argument } après la commande : partner-onboard { $command } { $argument }
usage-unreadable = Ces arguments sont illisibles.
internal-what = partner-onboard lui-même a échoué, à { $place }.
internal-why = C’est une erreur de ce programme ; elle ne dit rien de votre locataire.
internal-remedy = Réessayez ; si cela se reproduit, signalez-le avec l’endroit indiqué ci-dessus.
internal-no-check = Il n’y a pas de vérification { $name }.
internal-no-thread = Le système n’autorise plus de fil d’exécution.
internal-io = L’entrée ou la sortie a échoué : { $cause }
drive-still-writing = Une écriture était encore en cours à la fin ; vérifiez que le profil est complet.
drive-draft-lost = Le brouillon n’a pas pu être gardé : { $why }
save-not-kept = Les secrets n’ont pas pu être conservés ; ils vous seront redemandés. { $why }
save-old-stays = Les nouveaux secrets n’ont pas pu être conservés. Le profil enregistré et ses secrets restent tels qu’ils étaient. { $why }
save-half-kept = Une partie seulement des nouveaux secrets a pu être conservée, et les anciens n’ont pas pu être remis en place. Enregistrez de nouveau quand ce sera réparé. { $why }
save-left-behind = Les secrets du profil remplacé sont peut-être encore conservés : { $why }
save-other-passphrase = Le profil existant garde ses secrets dans un fichier chiffré que cette phrase secrète n’ouvre pas ; rien n’a été changé. { $why } Indiquez la bonne, ou supprimez d’abord ce profil.
save-file-anew = Le fichier chiffré existant n’a pas pu être ouvert avec cette phrase secrète. Il a été recréé, et ce qu’il contenait d’autre est perdu.
file-unreadable = { $path } est illisible : { $cause }
endpoints-not-readable = { $path } n’est pas un objet JSON avec authority, graph et partner_center : { $cause }
endpoints-not-an-address = { $path } : « { $address } » n’est pas une adresse telle que https://hôte
endpoints-not-encrypted = { $path } : « { $address } » n’est pas chiffré ; HTTP simple n’est permis que vers cette machine.
verify-needs-sandbox = Le profil { $name } a été créé dans le bac à sable et n’est jamais utilisé avec les vrais services. Continuez par : partner-onboard { $command } --profile { $name } --sandbox
verify-not-in-sandbox = Le profil { $name } est destiné aux services de Microsoft ; ses secrets n’ont rien à faire dans le bac à sable. Continuez par : partner-onboard { $command } --profile { $name }
verify-which = Quel profil ? Précisez-le par --profile NOM. Il y a : { $names }
verify-none = Il n’y a aucun profil enregistré dans { $folder }.
open-file = Les secrets de ce profil sont dans un fichier chiffré. N’entrez rien pour continuer sans eux.
open-file-only = Les secrets de ce profil sont dans un fichier chiffré.
wiped-after-saving = Après l’enregistrement, les secrets ont été effacés de la mémoire ; ils sont là où ils ont été gardés. Pour changer ou vérifier quelque chose ici, saisissez-les de nouveau.
verify-missing = Ce dont { $name } a besoin n’a pas pu être obtenu et n’est pas demandé ici. On peut le donner dans { $variables }.
verify-bad-answer = Profil { $name }, { $question } : { $fault }
token-sign-in = { $what } Une personne doit se connecter : partner-onboard --profile { $name }{ $sandbox }
token-other-user = Le jeton est celui de { $found } ; le profil { $name } désigne { $given }. Rien n’est affiché. Connectez-vous en tant que { $given }, ou enregistrez le profil pour { $found } : partner-onboard --profile { $name }
renewal-profile-gone = Entre-temps, le profil { $name } a été supprimé, ou enregistré pour une autre connexion.
token-none = { $what } Pour en savoir plus : partner-onboard verify --profile { $name }{ $sandbox }
profiles-name = Nom
profiles-standing = État
profiles-environment = Environnement
profiles-saved = Enregistré
profiles-tenant = Locataire
profiles-renewed = Connexion renouvelée
profiles-renewable-until = Renouvelable jusqu’au
profiles-file = Fichier
profiles-ready = prêt
profiles-not-ready = pas prêt
profiles-default = { $standing }, par défaut
profiles-used = Les commandes prennent ce profil quand aucun n’est nommé : { $name }
profiles-renamed = Renommé : { $old } s’appelle maintenant { $new }
profiles-copied = Copié : { $old } vers { $new }. La copie doit se connecter elle-même.
profiles-exported = Exporté : { $name } vers { $path }
profiles-orphan = Il y a un fichier chiffré de secrets pour { $name }, mais pas de tel profil. « partner-onboard profiles remove { $name } » le supprime.
profiles-new-passphrase = Choisissez une phrase secrète pour les secrets chiffrés. Personne ne peut la retrouver.
profiles-export-passphrase = Phrase secrète de l’exportation
profiles-no-passphrase = Il faut une phrase secrète, et elle n’a pas été donnée. Définissez PARTNER_ONBOARD_PASSPHRASE, ou lancez ceci dans un terminal.
profiles-no-secrets = Ni secret client ni mot de passe ne sont conservés pour { $name } : il n’y a que le profil à exporter. Retirez --with-secrets.
profiles-secrets-not-taken = Les secrets du fichier y sont restés : ce profil n’en conserve pas.
profiles-import-store = Dites où vont plutôt les secrets : --store file ou --store none.
profiles-no-export = { $path } n’est pas un profil exporté ; ligne { $line } : { $cause }
profiles-import-other = Le profil { $name } existant garde les secrets d’une autre connexion, et ce fichier n’en apporte pas. Indiquez --store none pour les supprimer, ou un autre nom avec --as.
profiles-bad-answer = { $path } : { $question } : { $fault }
verify-default-gone = Le profil désigné par « profiles use », { $name }, n’existe plus. Nommez-en un par --profile, ou désignez-en un autre.
profiles-removed = Supprimé : { $name }
profiles-damaged = « partner-onboard profiles remove { $name } » le supprime avec les secrets conservés pour lui ; un fichier supprimé à la main les laisse derrière lui.
profiles-unreadable = Le fichier de { $name } est illisible, donc rien ne dit où sont ses secrets : on les cherche dans le fichier chiffré et dans le trousseau.
profiles-force = « partner-onboard profiles remove { $name } --force » le supprime malgré tout.
profiles-secrets-left = Ses secrets sont peut-être encore conservés : { $why }
profiles-not-removed = { $name } reste, car ses secrets n’ont pas pu être supprimés et rien d’autre ne dit où ils sont. { $why } Réessayez avec « partner-onboard profiles remove { $name } » ; avec --force, il part malgré tout.
sandbox-list-name = Scénario
sandbox-list-password = Par mot de passe
sandbox-list-same = idem
sandbox-list-device-code = Par code
sandbox-list-browser = Par navigateur
sandbox-list-what = Ce qui ne va pas
serve-ready = Le bac à sable joue « { $name } » jusqu’à Ctrl+C. La sortie standard donne ce qu’attend --endpoints.
serve-practice = Valeurs d’exercice à saisir : partner-onboard sandbox answers { $name }. Sans personne, donnez les deux secrets par des variables : un fichier de réponses n’en contient qu’avec --sandbox.
serve-device-page = Une personne simulée saisit les codes d’appareil. Pour le faire vous-même, ouvrez { $page } avant que le code ne soit demandé. L’adresse fournie avec le code est celle de Microsoft, qui ne le connaît pas.
serve-address = Tous les services sont à l’adresse { $address }. Chaque requête qui leur est adressée suit sur une ligne :
serve-ca = Autorité de certification, pour --ca-file : { $path }
serve-ca-taken = { $path } existe déjà et n’est pas une autorité de certification antérieure du bac à sable : rien n’a été écrit. Nommez un autre fichier avec --ca-out.
serve-ca-unwritten = L’autorité de certification ne peut pas être écrite dans { $path } : { $error }
serve-port = Le bac à sable ne peut pas être servi sur le port { $port } : { $error }
serve-ready-file = Le bac à sable joue { $path } jusqu’à Ctrl+C. Sur la sortie standard se trouve ce que --endpoints attend.
serve-file-fault = { $path }, ligne { $line }, « { $field } » :
serve-file-fault-whole = { $path }, ligne { $line } :
serve-unread = { $path } ne peut pas être lu : { $error }
serve-state-unread = { $path } n’est pas l’état d’un bac à sable, ou est endommagé ; voyez ligne { $line }, « { $place } ». Il a été laissé tel quel.
serve-state-unread-whole = { $path } n’est pas l’état d’un bac à sable, ou est endommagé ; voyez ligne { $line }. Il a été laissé tel quel.
serve-state-other = { $path } est l’état d’une autre situation, « { $name } ». Il a été laissé tel quel.
serve-state-changed = { $path } a été commencé avec d’autres personnes, applications ou consentements que ceux du fichier de scénario actuel, et continuerait avec les siens. Il a été laissé tel quel : nommez un autre fichier avec --state, ou reprenez l’ancien fichier de scénario.
serve-state-busy = { $path } est tenu par un bac à sable en cours de service. Arrêtez celui-ci, ou nommez un autre fichier avec --state.
serve-no-file = { $path } n’est pas un fichier.
serve-too-large = { $path } dépasse { $most } Mio.
serve-state-large = { $path } dépasserait { $most } Mio et ne pourrait plus être relu. Ce qui s’y trouvait n’a pas changé.
serve-state-again = { $why } Un nouvel essai suit chaque requête.
serve-same-file = --state et --ca-out nomment le même fichier, { $path }.
situation-json = À partir d’ici, ce n’est plus du JSON lisible : il manque une virgule, un guillemet ou un crochet, ou il y en a un de trop.
situation-empty = Le fichier est vide ; il y faut un objet entre accolades.
situation-deep = Les listes et les objets sont imbriqués ici plus profondément que ne l’exige un tel fichier.
situation-plain = Il faut ici de 1 à { $most } caractères, sans saut de ligne ni autre caractère de contrôle.
situation-missing = Ce champ est obligatoire.
situation-unknown = Ce champ n’existe pas. Possibles : { $possible }
situation-double = Ce champ figure deux fois.
situation-text = Il faut ici un texte entre guillemets droits.
situation-list = Il faut ici une liste entre crochets.
situation-fields = Il faut ici un objet entre accolades, avec ces champs : { $possible }
situation-yes-no = Il faut ici true ou false, sans guillemets.
situation-whole = Il faut ici un nombre entier de { $least } à { $most }, sans guillemets.
situation-date = Il faut ici une date comme 2099-12-31, entre guillemets droits.
situation-secrets = Possibles : allowed, forbidden, ou un objet avec longest-days et un nombre entier de 0 à 65535.
situation-scenario = Ce scénario n’existe pas ; « sandbox list » les montre tous.
situation-not-one-of = Possibles ici : { $possible }
situation-number = Il en faut au moins un et au plus { $most }.
situation-user-id = Il faut ici un identifiant d’utilisateur de contoso.onmicrosoft.com ou contoso.com : le bac à sable ne joue que ce locataire.
situation-twice = Le même y figure déjà.
situation-guid = Il faut ici un ID client : un GUID comme 5a4db0c5-0a99-4000-8000-0000000000c3.
situation-redirect = Un URI de redirection est une adresse absolue sans fragment ; seuls localhost et 127.0.0.1 peuvent être en http.
situation-client = Aucune application ayant cet ID client n’est dans le fichier.
situation-person = Aucune personne ayant cet identifiant n’est dans le fichier.
onboard-no-terminal = Personne ne peut répondre ici : ce n’est pas un terminal. Donnez les réponses par --answers FICHIER, ou --plain pour répondre ligne par ligne.
onboard-dumb-terminal = Ce terminal ne peut pas afficher le plein écran : ce sera ligne par ligne, comme avec --plain.

report-row = { $title } : { $summary }
report-same-as = La même chose que sous « { $title } ».
report-told-there = Pour ce que cela signifie et que faire, voyez « { $title } ».
report-now-met = Changement : { $title } est satisfait maintenant ; le { $since } ce ne l’était pas.
report-now-unmet = Changement : { $title } n’est plus satisfait ; le { $since } ce l’était.
verify-replaced = Le résultat n’est pas gardé : le profil { $name } a été remplacé entre-temps.
verify-not-remembered = Le résultat n’a pas pu être gardé pour la prochaine comparaison : { $why }
report-outcome-ready = Prêt : toutes les vérifications sont réussies.
report-outcome-not-ready = Pas prêt : au moins une condition préalable n’est pas remplie.
report-outcome-sign-in = Une personne doit se connecter avant qu’on puisse le dire.
report-outcome-unknown = On ne sait pas : tout n’a pas pu être vérifié.
report-not-reached = Pas atteint.
report-not-reached-needs = Pas atteint ; attend : { $titles }
report-running = Vérification en cours.
report-stale = Périmé : une réponse a changé depuis.

expiry-secret-soon = Le secret expire dans { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }. Prévoyez son remplacement : créez un deuxième secret (Certificats et secrets, Nouveau secret client) et enregistrez-le ici ; les deux sont valides côte à côte.
expiry-secret-near = Le secret expire dans { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }. Créez-en un nouveau cette semaine (Certificats et secrets, Nouveau secret client), enregistrez-le ici et mettez-le partout où l’ancien sert.
expiry-secret-now = Urgent : le secret expire { $days ->
        [0] aujourd’hui
        [one] demain
       *[other] dans { $days } jours
    }, et plus rien ne marchera ensuite avec lui. Créez-en un nouveau maintenant (Certificats et secrets, Nouveau secret client) et enregistrez-le ici.
expiry-secret-past = Le secret a expiré. Créez-en un nouveau (Certificats et secrets, Nouveau secret client) et enregistrez-le ici.
expiry-sign-in-soon = Sans usage d’ici là, la connexion conservée prend fin dans { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }. Toute commande « token » ou « verify » la renouvelle pour 90 jours.
expiry-sign-in-near = Sans usage d’ici là, la connexion conservée prend fin dans { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }. Lancez « token » ou « verify » cette semaine ; cela la renouvelle pour 90 jours.
expiry-sign-in-now = Urgent : la connexion conservée prend fin { $days ->
        [0] aujourd’hui
        [one] demain
       *[other] dans { $days } jours
    }. Lancez « token » ou « verify » maintenant ; plus tard, une personne devra se reconnecter.
expiry-sign-in-past = La connexion conservée a pris fin : elle n’a pas servi pendant 90 jours. Une personne doit se reconnecter, avec l’assistant.
report-last-proved = Prouvé pour la dernière fois le { $at } : { $what }
report-last-proved-bare = Prouvé pour la dernière fois le { $at }.
evidence-tenant-id = locataire { $value }
evidence-cloud = cloud { $value }
evidence-region = région { $value }
evidence-domain = domaine { $value }
evidence-account-type = compte { $value }
evidence-client-id = application { $value }
evidence-expires = jusqu’au { $value }
evidence-user = utilisateur { $value }
evidence-way = par : { $value }
evidence-way-refresh = la connexion conservée
evidence-scope = autorisation { $value }
evidence-amr = preuves { $value }
evidence-clock-skew = horloges à { $value } s d’écart
evidence-partner-id = PartnerID { $value }
evidence-partner-name = nom { $value }
evidence-vetting-status = vérification { $value }
evidence-role = rôle { $value }
evidence-datasets = jeux de données : { $value }
markdown-title = Vérification de { $name }
markdown-cloud = Cloud
markdown-client = ID d’application (client)
markdown-user = Utilisateur
markdown-at = Vérifié le
markdown-program = partner-onboard
markdown-checks = Vérifications
markdown-check = Vérification
markdown-verdict = Verdict
markdown-found = Constat
markdown-warning = rempli, à surveiller
markdown-met = rempli
markdown-unmet = non rempli
markdown-unknown = inconnu
markdown-not-reached = pas atteint
markdown-problems = Problèmes et marche à suivre
markdown-changes = Changements depuis la dernière vérification
markdown-ends = Échéances
markdown-ends-secret = Secret client
markdown-ends-sign-in = Connexion conservée
markdown-ends-token = Jeton d’accès de cette exécution
endings-secret = { $days ->
        [0] secret aujourd’hui
        [one] secret dans { $days } jour
       *[other] secret dans { $days } jours
    }
endings-sign-in = { $days ->
        [0] connexion aujourd’hui
        [one] connexion dans { $days } jour
       *[other] connexion dans { $days } jours
    }
endings-secret-past = secret expiré
endings-sign-in-past = connexion terminée
profiles-ends-soon = Échéance proche
profiles-live = réel
profiles-sandbox = bac à sable
cli-verify-all = Tous les profils enregistrés, quelques-uns à la fois ; rien n’est demandé
cli-jobs = Profils traités en même temps, de 1 à 64 ; sans elle, { $count }
cli-watch = Après une correction : revérifie ce qui tarde jusqu’à ce que tout soit rempli ou le temps écoulé ; ce qui a été refusé n’est jamais renvoyé
cli-watch-for = Combien de temps revérifier, en minutes, de 1 à 1440 ; sans elle, { $minutes }. Vaut aussi --watch
cli-fix = Ouvre l’assistant à la page en cause si quelque chose n’est pas rempli
cli-markdown = Affiche le rapport en Markdown, pour un ticket
cli-name-count = NOMBRE
cli-name-minutes = MINUTES
watch-waits = En attente : { $titles }. Jusqu’à { $until } ; Ctrl+C y met fin.
watch-given-up = Pas attendu, car attendre n’y change rien : { $titles }. Ce que le service de connexion a refusé n’est pas non plus renvoyé de lui-même ; cela pourrait verrouiller le compte.
watch-new-sign-in = Pas attendu, car cela ne se voit qu’après une nouvelle connexion, qui demande une personne : { $titles }. Une fois la correction faite, relancez verify et connectez-vous.
watch-nothing = Rien de ce qui reste ne peut changer en attendant.
watch-over = Le temps est écoulé ; il manque encore : { $titles }
fix-offer = Appuyez sur w ou Entrée pour ouvrir l’assistant à « { $page } » ; toute autre touche termine.
fix-no-terminal = L’assistant ne peut pas s’ouvrir ici : --fix demande un terminal capable d’afficher le plein écran.
all-begins = { $count ->
        [one] Vérification d’un profil.
       *[other] Vérification de { $count } profils, au plus { $jobs } à la fois ; dès qu’un locataire demande d’attendre, les siens passent l’un après l’autre.
    }
all-skipped-sandbox = { $count ->
        [one] Un profil créé dans le bac à sable est laissé de côté ({ $names }) ; vérifiez-le avec --sandbox.
       *[other] { $count } profils créés dans le bac à sable sont laissés de côté ({ $names }) ; vérifiez-les avec --sandbox.
    }
all-skipped-live = { $count ->
        [one] Un profil pour les services de Microsoft est laissé de côté ({ $names }) ; vérifiez-le sans --sandbox.
       *[other] { $count } profils pour les services de Microsoft sont laissés de côté ({ $names }) ; vérifiez-les sans --sandbox.
    }
all-none = Il n’y a ici aucun profil enregistré à vérifier.
all-missing = Ce dont { $name } a besoin n’est pas conservé. Avec --all, un secret d’une variable ne sert que si l’on sait clairement à qui il est : vérifiez ce profil seul, ou connectez-vous avec l’assistant.
all-ready = prêt
all-part-met = demandé : rempli
all-warned = prêt, à surveiller
all-not-ready = pas prêt
all-unknown = inconnu
all-sign-in = connexion requise
all-unusable = invérifiable
all-sum = Sur { $all } : { $ready } { $ready ->
        [one] prêt
       *[other] prêts
    }, { $not_ready } pas { $not_ready ->
        [one] prêt
       *[other] prêts
    }, { $sign_in } à reconnecter par une personne, { $unknown } { $unknown ->
        [one] inconnu
       *[other] inconnus
    }, { $unusable } { $unusable ->
        [one] invérifiable
       *[other] invérifiables
    }.
all-sum-part = Sur { $all } : { $ready } { $ready ->
        [one] remplit
       *[other] remplissent
    } les contrôles demandés, { $not_ready } ne les { $not_ready ->
        [one] remplit
       *[other] remplissent
    } pas, { $sign_in } à reconnecter par une personne, { $unknown } { $unknown ->
        [one] inconnu
       *[other] inconnus
    }, { $unusable } { $unusable ->
        [one] invérifiable
       *[other] invérifiables
    }.
