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

step-start-guide =
    1. Il faut un administrateur général ou un administrateur partenaire MPN du locataire inscrit au programme ; chaque page dit qui peut quoi.
    2. À portée de main : le locataire, l’ID et le secret d’une application, l’ID de l’utilisateur qui appellera l’API.
    3. Ce programme ne change rien chez Microsoft, et rien n’est écrit ici sans votre accord.
step-enrolment-guide =
    1. Connectez-vous à l’Espace partenaires avec un compte professionnel du domaine de la société.
    2. Inscrivez la société ; il faut un contact habilité à signer. La vérification prend d’ordinaire 3 à 5 jours ouvrés.
    3. Son état : Paramètres de compte › Informations juridiques.
    4. Le PartnerID : Paramètres de compte › Identificateurs.
    5. Avec des locataires CSP et MPN séparés, prenez celui du MPN : Insights y est rattaché.
step-application-guide =
    1. Centre d’administration Entra › Inscriptions d’applications › Nouvelle inscription ; un seul locataire suffit pour le vôtre.
    2. Vue d’ensemble : copiez l’ID d’application (client).
    3. Certificats et secrets › Nouveau secret client : copiez la valeur aussitôt, elle n’est affichée qu’une fois.
    4. Autorisations d’API › Ajouter › API utilisées par mon organisation › Microsoft Partner Center (parfois SampleBECApp ; ID fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd) › Déléguées › user_impersonation.
    5. Accordez le consentement administrateur.
    6. N’ajoutez aucune autorisation d’application.
    Un administrateur d’application cloud peut tout faire ; un développeur d’applications peut inscrire, pas consentir.
step-role-guide =
    1. Espace partenaires › Paramètres › Paramètres de compte › Gestion des utilisateurs : choisissez l’utilisateur.
    2. Attribuer des rôles › Insights : Executive report viewer, pour toute l’organisation.
    3. N’attribuez pas en plus Report viewer : avec les deux, la vue peut être limitée.
    4. Un administrateur général ou de compte peut le faire. Les administrateurs partenaires MPN ont déjà le rôle.
    5. Un changement peut prendre jusqu’à une heure ; reconnectez-vous ensuite.
step-sign-in-guide =
    1. La voie documentée envoie ID client, secret client, ID utilisateur et mot de passe, et obtient un jeton d’environ une heure.
    2. Elle est impossible pour les comptes fédérés et là où l’authentification multifacteur est exigée de l’utilisateur.
    3. Depuis juin 2026, l’Espace partenaires refuse les jetons sans preuve de MFA (401, code 900421). La vérification MFA dit si le vôtre l’a.
    4. Des mots de passe faux répétés verrouillent le compte ; la connexion n’est jamais répétée d’elle-même.
step-results-guide =
    1. Parcourez les lignes avec les flèches ; dessous, ce que l’on sait de la ligne choisie.
    2. F2 montre tout, avec les identifiants pour le support de Microsoft.
    3. F4 va à la question en cause ; seul ce qui en dépend est refait.
step-save-guide =
    1. Le profil contient les réponses sans les secrets.
    2. Les secrets vont dans le trousseau du système ou nulle part.
    3. On peut enregistrer même si tout n’est pas rempli ; le profil porte alors la mention « pas prêt ».
step-next-guide =
    1. verify refait toutes les vérifications et dit ce qui s’est dégradé.
    2. Son code de sortie informe un script : 0 tout est rempli, 3 une condition manque, 4 pas vérifiable, 5 une personne doit se connecter.

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

mark-met = rempli
mark-warning = rempli, avec un avertissement
mark-unmet = pas rempli
mark-running = en cours de vérification
mark-unknown = indéterminable
mark-not-reached = pas vérifié
mark-stale = une réponse a changé depuis ; sera revérifié
mark-todo = à faire
proof-proved = Prouvé par la réponse d’un service
proof-inferred = Déduit
proof-stated = Déclaré par vous
problem-who = Qui peut le faire : { $who }
support-server = Texte du serveur
support-code = Code
support-trace = ID de trace
support-correlation = ID de corrélation
support-request = ID de requête
support-at = Heure du serveur
outcome-ready = Tout est rempli.
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

tui-title = partner-onboard  { $number }/{ $count } { $title }
tui-sandbox = BAC À SABLE : cloud d’exercice, rien ne sort d’ici
tui-sandbox-short = BAC À SABLE
tui-enlarge = Agrandissez la fenêtre à { $columns } sur { $rows } au moins.
tui-enter-field = champ suivant
tui-leave = Quitter ? Rien n’est enregistré, sauf un brouillon de vos réponses, sans les secrets, si vous le gardez.
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
key-question = ?
key-shift-tab = Maj+Tab
key-tab = Tab
key-arrows = ↑↓
key-page = PgPréc PgSuiv
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
key-copy = copier le lien ou la commande
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
key-go = aller à cette page, selon les réponses
key-language = anglais / français
key-redraw = redessiner
key-suspend = suspendre
key-interrupt = quitter

## Ligne par ligne

## Fichier de réponses

## Commandes
