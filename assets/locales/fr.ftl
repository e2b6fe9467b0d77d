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
step-sign-in-intro = L’utilisateur se connecte et un jeton est demandé. La page de Microsoft documente l’ID utilisateur et le mot de passe. C’est impossible pour un compte fédéré ou si l’authentification multifacteur (MFA) est exigée ; et depuis juin 2026 l’Espace partenaires refuse les jetons sans MFA. Par code d’appareil, l’utilisateur se connecte dans un navigateur, MFA comprise. Les vérifications diront ce qu’il en est ici.
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
    5. Par code d’appareil, l’utilisateur se connecte dans un navigateur, sur n’importe quelle machine, avec l’authentification multifacteur ; cette page affiche le code et l’adresse où le saisir. Une stratégie d’accès conditionnel peut l’interdire.
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
question-sign-in-help = Un mot de passe ne permet pas de second facteur ; un code d’appareil, saisi dans un navigateur, oui.
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
choice-sign-in-device-code = Code d’appareil, saisi dans un navigateur
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
save-keychain-secret = Le secret client va dans le trousseau du système.
save-nowhere = Les secrets ne sont pas gardés ; ils vous seront redemandés.
save-not-ready = Tout n’est pas rempli : le profil portera la mention « pas prêt ».
sign-in-federated = Ce compte est fédéré : Microsoft Entra ne connaît pas son mot de passe, il ne peut pas servir ici. Choisissez le code d’appareil.
notice-device-code = Saisissez le code { $code } sur { $url } ; il est valable jusqu’à { $until }.
next-saved = Enregistré : profil { $name } dans { $path }
next-ready = Tout est rempli : un jeton a été émis et un appel Insights a réussi avec lui.
next-not-ready = Pas encore prêt : des vérifications échouent. Revérifiez une fois la cause corrigée.
next-token-expires = Ce jeton d’accès est valide jusqu’au { $at }.
next-secret-expires = Le secret client expire le { $day } ; renouvelez-le avant.
next-secret-expiry-unknown = On ne sait pas quand le secret client expire ; voyez sous Certificats et secrets.
next-device-code = Ce profil se connecte par code d’appareil : chaque nouveau jeton demande la présence d’une personne. Sans elle, verify se termine avec le code 5.
next-data-sets = Jeux de données lisibles : { $names }

## Vérifications

check-tenant = Locataire
    .why = La configuration publique d’Entra montre que le locataire existe, son ID et son cloud.
check-account = Compte utilisateur
    .why = Entra dit qui contrôle le mot de passe de cet utilisateur : Entra lui-même ou votre propre fournisseur d’identité.
check-client = Application
    .why = Une demande de jeton par l’application seule montre si elle existe dans ce locataire.
check-secret = Secret client
    .why = La même demande montre si Entra accepte le secret ; son expiration ne doit pas être proche.
check-sign-in = Connexion
    .why = Un jeton est demandé pour l’utilisateur, et délivré.
check-permission = Autorisation d’API
    .why = Le jeton nomme les autorisations qu’il porte ; user_impersonation doit en être.
check-claims = Contenu du jeton
    .why = Le jeton doit être pour la bonne API, le bon locataire, la bonne application et le bon utilisateur, et encore valide ; les horloges doivent concorder.
check-mfa = Authentification multifacteur
    .why = L’Espace partenaires refuse depuis juin 2026 les jetons sans authentification multifacteur.
check-enrolment = Inscription au programme
    .why = Le profil de l’Espace partenaires montre le PartnerID et le nom de la société.
check-vetting = Vérification de la société
    .why = Microsoft vérifie chaque société ; le profil montre où cela en est.
check-role = Executive Report Viewer
    .why = L’Espace partenaires donne la liste des membres du rôle ; s’il ne la montre pas, la réponse d’Insights en dit assez.
check-access = Accès à Insights
    .why = L’API Insights donne la liste de ses jeux de données, sans rien masquer. Cela seul prouve que tout fonctionne.

check-tenant-found = Le locataire existe : { $id }
check-tenant-other-cloud = { $name } appartient à un autre cloud Microsoft ({ $instance }).
    .why = Les adresses de connexion et d’API changent d’un cloud à l’autre ; ici, rien ne le trouverait.
    .do1 = Choisissez le cloud qui convient à la première page, ou donnez un autre nom ici.
    .do2 = L’inscription au programme se fait dans le cloud mondial ; un locataire d’un cloud gouvernemental ne peut pas s’inscrire.
check-account-managed = Entra ID contrôle lui-même le mot de passe de { $user }.
check-account-federated = { $user } se connecte auprès du fournisseur d’identité de votre société.
    .warning = Un mot de passe envoyé à Entra ne peut pas fonctionner pour un tel compte ; il faut une connexion par navigateur ou par code d’appareil.
check-account-unknown = Entra ne connaît pas le domaine de { $user }.
    .why = Le nom de connexion est mal écrit, ou son domaine n’est vérifié dans aucun locataire de ce cloud.
    .do1 = Comparez lettre par lettre : centre d’administration Entra › Utilisateurs › l’utilisateur › Nom d’utilisateur principal.
    .do2 = Si le compte est dans un autre cloud Microsoft, choisissez ce cloud à la première page.
    .who = Qui administre les utilisateurs du locataire : administrateur d’utilisateurs ou administrateur général
check-client-found = L’application existe dans ce locataire.
check-secret-accepted = Entra accepte le secret.
check-secret-accepted-until = Entra accepte le secret ; il expire le { $day }.
check-secret-near = { $days ->
        [0] Le secret expire aujourd’hui
        [one] Le secret expire dans { $days } jour
       *[other] Le secret expire dans { $days } jours
    }. Créez-en un nouveau dès maintenant et laissez les deux valides un moment.
check-secret-past = Le jour donné, { $day }, est passé, mais Entra accepte encore le secret.
    .why = La date et le secret ne vont pas ensemble ; vous ne pourriez donc pas être averti à temps.
    .do1 = Recopiez le jour : Certificats et secrets › Expire, sur la ligne de ce secret même.
check-sign-in-done = { $user } a un jeton, valide jusqu’au { $until }.
check-sign-in-federated = Un mot de passe ne peut pas fonctionner pour { $user } ; rien n’a été envoyé.
    .why = Le fournisseur d’identité de votre société contrôle ce compte ; Entra ne peut donc pas juger son mot de passe.
    .do1 = Choisissez le code d’appareil comme mode de connexion, avec cet utilisateur.
    .do2 = Ou prenez un compte géré par Entra lui-même, p. ex. de votre domaine .onmicrosoft.com, et donnez-lui le rôle.
    .who = L’utilisateur ; pour un autre compte, un administrateur d’utilisateurs ou un administrateur général
check-sign-in-way = Cette version ne sait pas se connecter par « { $way } ».
    .why = Elle connaît l’ID utilisateur avec mot de passe, et le code d’appareil.
    .do1 = Choisissez l’un des deux.
check-sign-in-nobody = { $user } se connecte par code d’appareil, et personne n’est là pour en saisir un.
    .why = C’est une personne qui saisit le code, dans un navigateur. Rien n’a été envoyé, et rien n’indique une erreur.
    .do1 = Lancez partner-onboard dans un terminal, choisissez ce profil et connectez-vous.
    .who = L’utilisateur
check-no-token = Il n’y a pas de jeton valide pour interroger le service.
    .why = Aucun n’a été délivré pendant cette session, ou le dernier a expiré.
    .do1 = Connectez-vous de nouveau.
check-permission-held = Le jeton porte user_impersonation.
check-permission-missing = Le jeton ne porte pas user_impersonation ; il a : { $scopes }
    .none = rien
    .why = Sans cette autorisation déléguée, l’Espace partenaires ne laisse pas l’application agir pour l’utilisateur.
    .do1 = Autorisations d’API › Ajouter une autorisation › API utilisées par mon organisation › Microsoft Partner Center › Déléguée › user_impersonation.
    .do2 = Accordez le consentement administrateur, attendez une minute et connectez-vous de nouveau.
    .who = Un administrateur d’application cloud, un administrateur d’application ou un administrateur général
check-token-opaque = Le jeton ne peut pas être lu.
    .why = Microsoft peut changer la forme de ses jetons à tout moment ; les autres vérifications montrent si celui-ci fonctionne.
    .do1 = Regardez la vérification « Accès à Insights » : si elle est remplie, tout va bien.
check-claims-right = Pour la bonne API, le bon locataire, la bonne application et le bon utilisateur ; les horloges concordent.
check-claims-audience = Le jeton est pour une autre API : { $found }
    .why = L’Espace partenaires n’accepte que les jetons pour { $wanted }.
check-claims-tenant = Le jeton vient d’un autre locataire : { $found }
    .why = Vous avez indiqué le locataire { $wanted } ; les données d’un autre ne sont pas celles que vous voulez.
check-claims-client = Le jeton a été délivré à une autre application : { $found }
    .why = Vous avez indiqué l’application { $wanted }.
check-claims-user = Le jeton est celui d’un autre utilisateur : { $found }
    .why = Vous avez indiqué { $wanted } ; un rôle appartient à un utilisateur, ce jeton ne prouve donc rien du vôtre.
check-claims-over = Le jeton a expiré le { $until }.
    .why = Un jeton vit environ une heure.
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
check-clock-why = Par rapport à l’horloge du service de connexion. Les programmes d’ici prendraient les jetons pour expirés ou pas encore valides.
check-clock-do = Activez l’heure automatique sur cette machine, puis connectez-vous de nouveau.
check-clock-who = Qui administre cette machine
check-mfa-held = Le jeton dit que l’authentification multifacteur a eu lieu.
check-mfa-confirmed = Le jeton le dit et Microsoft le confirme : l’authentification multifacteur a eu lieu.
check-mfa-stated = Microsoft confirme que le jeton satisfait à l’authentification multifacteur.
check-mfa-strong = Le jeton dit { $methods }, pas « mfa ». C’est fort, mais aucune source ne dit que l’Espace partenaires l’accepte.
check-mfa-absent = La connexion s’est faite sans authentification multifacteur (amr : { $methods }).
    .why = L’Espace partenaires refuse de tels jetons, peu à peu sur tous les appels. Un mot de passe seul n’apporte jamais cette preuve.
    .nothing = rien
check-mfa-denied = L’Espace partenaires dit que ce jeton ne satisfait pas à l’authentification multifacteur.
    .why = Ce contrôle est celui de Microsoft (ValidateMfa). Les jetons qui y échouent sont refusés, peu à peu sur tous les appels.
check-mfa-unclear = On ne peut pas savoir si l’authentification multifacteur a eu lieu.
    .why = Le jeton ne le dit pas et le service n’en a rien dit.
    .do1 = Relancez cette vérification plus tard.
check-mfa-do1 = Connectez-vous avec l’authentification multifacteur, par code d’appareil, avec le même utilisateur.
check-mfa-do2 = Si aucun second facteur n’y est demandé, exigez-le pour cet utilisateur : paramètres de sécurité par défaut ou accès conditionnel.
check-mfa-who = L’utilisateur ; pour la règle, un administrateur de l’accès conditionnel ou un administrateur général
check-enrolment-found = PartnerID { $id }
check-enrolment-found-name = PartnerID { $id }, { $name }
check-enrolment-other = Le locataire est inscrit sous le PartnerID { $found } ; vous avez saisi { $given }.
    .why = Ce numéro est celui d’un autre site ou d’une autre société, ou ce n’est pas le locataire voulu.
    .do1 = Comparez : Espace partenaires › Paramètres de compte › Informations légales ; laissez le champ vide pour accepter ce qui a été trouvé.
    .do2 = Si { $given } est juste, donnez le locataire qui est inscrit sous ce numéro.
check-partner-inconclusive = L’Espace partenaires ne nous montre pas ce profil (statut { $status }).
    .why = Cela ne dit rien de l’inscription : l’API est faite pour les partenaires à facturation directe et les fournisseurs indirects ; les autres, p. ex. les revendeurs indirects, sont refusés bien qu’inscrits.
    .do1 = Regardez dans l’Espace partenaires › Paramètres de compte › Informations légales.
    .do2 = Si la vérification « Accès à Insights » est remplie, celle-ci est sans importance.
check-vetting-done = Microsoft a vérifié la société.
check-vetting-pending = Microsoft vérifie encore la société. Étape : { $step }
    .why = Tant que ce n’est pas fini, des parties de l’Espace partenaires restent fermées. Il faut d’ordinaire 3 à 5 jours ouvrés.
    .do1 = Voyez ce qui est demandé : Espace partenaires › Paramètres de compte › Informations légales.
    .do2 = Répondez aux courriels de Microsoft au contact principal, puis revérifiez.
    .who = Un administrateur général ou un administrateur de compte, avec le contact principal
check-vetting-rejected = Microsoft a rejeté la vérification de la société. Étape : { $step }
    .why = Les indications données n’ont pas pu être confirmées.
    .do1 = Lisez la raison : Espace partenaires › Paramètres de compte › Informations légales.
    .do2 = Corrigez-y les indications ou demandez à l’assistance de l’Espace partenaires.
check-vetting-unclear = L’Espace partenaires ne se prononce pas sur la vérification de la société (« { $status } »).
    .why = Cette procédure n’existe pas pour cette société, ou n’a pas commencé.
    .do1 = Regardez dans l’Espace partenaires › Paramètres de compte › Informations légales.
check-vetting-step = non précisée
    .entry = saisie des informations
    .emailownership = propriété de l’adresse de courriel
    .emaildomain = domaine de l’adresse de courriel
    .employmentverification = emploi du contact
    .decision = décision
    .businessverification = vérification de l’entreprise
    .other = autre
check-role-held = { $user } est Executive Report Viewer.
check-role-inferred = La réponse d’Insights est complète : le rôle est donc là ; la liste des membres ne nous est pas montrée.
check-role-both = L’utilisateur est aussi Report Viewer, ce qui peut ramener la vue limitée. Retirez Report Viewer.
check-role-missing = { $user } n’est pas Executive Report Viewer.
    .why = La liste des membres du rôle ne nomme pas l’utilisateur. Sans ce rôle, Insights ne donne pas de données.
check-role-viewer-only = { $user } n’est que Report Viewer.
    .why = Un Report Viewer ne voit ni le chiffre d’affaires ni les données personnelles, et la page de Microsoft demande Executive Report Viewer.
check-role-redacted = La réponse d’Insights est masquée en partie : { $user } n’est pas Executive Report Viewer.
    .why = La liste des membres ne nous est pas montrée, mais des données retenues, c’est ce que reçoit un Report Viewer.
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
check-access-redacted = Insights répond, mais retient des données à { $user }.
    .why = La réponse est marquée comme masquée : c’est la vue d’un Report Viewer, sans chiffre d’affaires ni données personnelles.
check-access-empty = Insights répond sans un seul jeu de données.
    .why = Le rôle ou le compte manque : l’utilisateur n’a pas de vue sur les données de cette société, ou ce n’est pas le locataire inscrit.

reach-ca-file = Le fichier de certificats ne contient aucun certificat au format PEM.
reach-client = La connexion n’a pas pu être préparée : { $detail }
reach-again = { $host } : essai { $nth } sur { $tries } dans { $wait }
reach-name = Le nom { $host } est introuvable.
    .why = Aucune requête n’est partie ; on ne sait donc rien de vos réponses. D’ordinaire, cette machine est hors ligne ou son DNS ne résout pas les noms extérieurs.
reach-connection = Pas de connexion avec { $host }.
    .why = Aucune requête n’est partie ; on ne sait donc rien de vos réponses. Quelque chose refuse en chemin, ou aucune route n’y mène.
reach-timeout = { $host } n’a pas répondu en { $limit }.
    .why = On ne sait rien de vos réponses. Souvent, un pare-feu avale la requête sans rien dire.
reach-certificate = Le certificat de { $host } n’a pas été accepté.
    .time = Il a expiré ou n’est pas encore valide, ou l’horloge de cette machine est fausse. Rien n’a été envoyé.
    .issuer = Son émetteur n’est pas approuvé ici. C’est l’effet des proxys d’entreprise qui inspectent TLS. Rien n’a été envoyé.
    .name = Il est pour un autre nom. Rien n’a été envoyé.
    .other = Il n’a pas passé le contrôle du système. Rien n’a été envoyé.
reach-tls = { $host } ne parle pas TLS comme attendu.
    .why = Autre chose y répond, p. ex. un proxy. Rien n’a été envoyé.
reach-proxy = Le proxy en chemin vers { $host } demande un utilisateur et un mot de passe.
    .why = La requête n’a pas atteint Microsoft ; on ne sait donc rien de vos réponses.
reach-broken = La connexion avec { $host } s’est rompue avant la fin de la réponse.
    .why = On ignore si la requête est arrivée, et on ne sait rien de vos réponses.
reach-redirect = Au lieu de { $host }, quelque chose nous envoie ailleurs : { $to }
reach-page = Au lieu de { $host }, une page web a répondu.
    .why = Le service de Microsoft ne répond pas ainsi. C’est d’ordinaire la page de connexion d’un réseau ou la page d’un proxy. On ne sait rien de vos réponses.
reach-large = Ce qui a répondu pour { $host } a envoyé beaucoup trop.
reach-unfamiliar = { $host } a répondu sous une forme inconnue ici.
    .why = Microsoft a peut-être changé quelque chose. On ne sait rien de vos réponses.
reach-who = Les responsables de votre réseau
reach-do-network = Vérifiez que cette machine est en ligne.
reach-do-open = Faites ouvrir { $host } pour cette machine (HTTPS, port 443).
reach-do-proxy = Si votre réseau exige un proxy, définissez HTTPS_PROXY.
reach-do-proxy-credentials = Définissez HTTPS_PROXY avec utilisateur et mot de passe ; seule l’authentification Basic est possible.
reach-do-clock = Mettez l’horloge de cette machine à l’heure.
reach-do-ca-file = Donnez le certificat racine de votre société : --ca-file FICHIER, ou installez-le dans le système.
reach-do-portal = Ouvrez une page web dans un navigateur et connectez-vous au réseau.
reach-do-again = Relancez la vérification.
reach-do-report = Si cela persiste, signalez-le avec les détails ci-dessous.

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

refusal-tenant-unknown = Microsoft Entra ne connaît pas le locataire « { $tenant } ».
    .why = Aucun locataire de ce cloud n’a ce domaine ou cet ID : rien n’a pu lui être demandé.
    .do1 = Comparez-le à l’ID de locataire affiché dans le centre d’administration Entra, page Vue d’ensemble.
    .do2 = Si le locataire est dans un cloud national, choisissez ce cloud à la première page.
refusal-tenant-malformed = « { $tenant } » ne dit pas à Microsoft Entra de quel locataire il s’agit.
    .why = Ce n’est ni l’ID d’un locataire ni un domaine qu’un locataire a fait vérifier.
    .do1 = Donnez l’ID du locataire, un GUID, ou l’un de ses domaines, p. ex. contoso.onmicrosoft.com.
refusal-tenant-other-cloud = Le locataire, l’utilisateur ou l’API se trouve dans un autre cloud Microsoft que celui qui a été interrogé.
    .why = Chaque cloud a son propre service de connexion ; le jeton de l’un ne vaut rien dans l’autre.
    .do1 = Choisissez le cloud du locataire : mondial, US Government ou Chine (21Vianet).
    .do2 = Vérifiez que l’utilisateur et l’application appartiennent à ce même locataire.
refusal-tenant-endpoint = Cette requête doit nommer un locataire ; une adresse partagée telle que « common » a été utilisée.
    .why = L’application, ou ce mode de connexion, n’est ouvert qu’aux utilisateurs d’un seul locataire.
    .do1 = Donnez le domaine ou l’ID de votre propre locataire.
refusal-tenant-restricted = Le réseau de votre société n’autorise pas la connexion à ce locataire.
    .why = Un proxy ajoute en chemin une restriction de locataires, et celui-ci n’est pas dans sa liste.
    .do1 = Faites ajouter le locataire { $tenant } à la liste des locataires autorisés par le proxy.
    .do2 = Ou réessayez depuis un réseau sans ce proxy.
refusal-client-unknown = Le locataire n’a pas d’application avec l’ID { $client_id }.
    .why = L’ID est mal saisi, appartient à un autre locataire, est un ID d’objet, ou l’application date de moins d’une minute.
    .do1 = Copiez « ID d’application (client) » de la vue d’ensemble de l’application, et non l’ID d’objet.
    .do2 = Vérifiez que l’application est dans le locataire { $tenant }.
    .do3 = Si elle vient d’être créée, attendez une minute et revérifiez.
refusal-client-no-principal = L’application est inscrite mais n’a pas de principal de service dans ce locataire.
    .why = Le principal de service naît quand on consent à l’application ; après une création, cela peut prendre une minute.
    .do1 = Accordez le consentement administrateur à l’application, ce qui le crée.
    .do2 = Si cela vient d’être fait, attendez une minute et revérifiez.
refusal-client-disabled = L’application { $client_id } est désactivée dans ce locataire.
    .why = Un administrateur y a bloqué la connexion ; aucun jeton ne sera émis tant que cela dure.
    .do1 = Centre d’administration Entra › Applications d’entreprise › l’application › Propriétés : mettez « Activé pour que les utilisateurs se connectent » sur Oui.
    .do2 = Si c’était voulu, inscrivez une application propre à cet accès.
refusal-secret-wrong = Microsoft Entra a refusé le secret client.
    .why = Le plus souvent, on a copié l’ID du secret au lieu de la colonne Valeur, il en manque une partie, ou il est celui d’une autre application.
    .do1 = Copiez la colonne Valeur, et non ID de secret ; elle n’est affichée qu’une seule fois.
    .do2 = Si la valeur est perdue, créez un nouveau secret client et donnez sa valeur.
    .do3 = S’il vient d’être créé, attendez une minute et revérifiez.
refusal-secret-expired = Le secret client a expiré.
    .why = Il a été bon ; son dernier jour est passé, et on ne peut pas le prolonger.
    .do1 = Créez un nouveau secret client : Certificats et secrets › Nouveau secret client.
    .do2 = Copiez sa valeur, donnez-la ici et notez sa date d’expiration.
    .do3 = Supprimez l’ancien secret quand le nouveau fonctionne partout.
refusal-secret-missing = L’application doit se prouver par un secret client, et aucun n’a été envoyé ou n’existe.
    .why = L’application est inscrite comme confidentielle : sans son secret, Microsoft Entra ne lui répond pas.
    .do1 = Donnez le secret client ; créez-en un s’il n’y en a pas.
    .do2 = Ou, pour le code d’appareil sans secret, mettez « Autoriser les flux clients publics » sur Oui sous Authentification.
refusal-client-public = L’application compte comme client public, et un client public ne doit pas envoyer de secret.
    .why = « Autoriser les flux clients publics » est activé, ou l’URI de redirection est inscrit pour les applications mobiles et de bureau.
    .do1 = Sous Authentification, mettez « Autoriser les flux clients publics » sur Non, puis revérifiez avec le secret.
    .do2 = Ou laissez-le activé et connectez-vous par code d’appareil ou dans un navigateur, sans le secret.
refusal-client-credentials = Microsoft Entra n’a pas accepté l’identification de l’application.
    .why = L’ID client et le secret client ne vont pas ensemble, ou l’un des deux n’est plus valable.
    .do1 = Vérifiez que les deux viennent de la même application.
    .do2 = Créez un nouveau secret client et donnez sa valeur.
refusal-client-unauthorised = L’application n’est pas autorisée à demander un jeton de cette façon.
    .why = Elle est inconnue du locataire, désactivée, ou son inscription n’autorise pas ce mode de connexion.
    .do1 = Vérifiez l’ID client et le locataire.
    .do2 = Vérifiez sous Authentification quels modes de connexion l’application autorise.
refusal-client-assertion = Le certificat ou l’assertion signée de l’application a été refusé.
    .why = Sa signature ne correspond à aucune clé de l’application, elle est abîmée, ou l’horloge de cet ordinateur est fausse.
    .do1 = Vérifiez le certificat sous Certificats et secrets.
    .do2 = Réglez l’horloge de cet ordinateur sur un serveur de temps.
    .do3 = Ou utilisez un secret client, que ce programme sait employer.
refusal-redirect-missing = L’adresse de retour après la connexion n’est pas inscrite pour l’application.
    .why = Microsoft Entra ne renvoie le navigateur que vers un URI de redirection qui figure dans l’inscription.
    .do1 = Sous Authentification, ajoutez la plateforme « Applications mobiles et de bureau » avec l’URI de redirection http://localhost.
    .do2 = Ou connectez-vous par code d’appareil, qui n’a pas besoin d’URI de redirection.
refusal-redirect-spa = L’URI de redirection est inscrit pour une application monopage, ce que ce programme n’est pas.
    .why = Les jetons de cette plateforme ne vont qu’aux navigateurs et durent un jour au plus.
    .do1 = Sous Authentification, retirez http://localhost de « Application monopage ».
    .do2 = Ajoutez-le sous « Applications mobiles et de bureau », puis reconnectez-vous.
refusal-consent-missing = Personne n’a encore consenti à ce que l’application appelle l’Espace partenaires pour cet utilisateur.
    .why = L’autorisation user_impersonation figure dans l’inscription ou sera demandée, mais elle n’est pas accordée dans le locataire.
    .do1 = Autorisations d’API › Accorder le consentement administrateur.
    .do2 = Ou ouvrez cette adresse en tant qu’administrateur et acceptez.
    .do3 = Si cela vient d’être fait, attendez une minute et revérifiez.
refusal-consent-admin = Un administrateur doit donner le consentement ; cet utilisateur n’en a pas le droit.
    .why = Le locataire ne laisse pas ses utilisateurs accorder des autorisations à des applications.
    .do1 = Envoyez cette adresse à un administrateur, qui l’ouvre et accepte.
    .do2 = Ou : Autorisations d’API › Accorder le consentement administrateur.
refusal-consent-declined = La demande de consentement a été refusée dans le navigateur.
    .why = Sans lui, l’application n’obtient pas de jeton pour cet utilisateur.
    .do1 = Reconnectez-vous et choisissez Accepter.
    .do2 = Ou faites consentir un administrateur pour tous.
refusal-consent-settling = Le consentement est encore en cours de mise en place.
    .why = Microsoft Entra est en train de créer ce dont le consentement a besoin ; cela prend des secondes, parfois une minute.
    .do1 = Attendez une minute et revérifiez.
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
refusal-resource-missing = L’API de l’Espace partenaires n’est pas présente dans ce locataire.
    .why = Son principal de service manque, ce qui est courant si le locataire n’est pas celui du compte de l’Espace partenaires.
    .do1 = Vérifiez que { $tenant } est le locataire avec lequel vous vous connectez à l’Espace partenaires.
    .do2 = Ajoutez l’API : avec Microsoft Graph, POST /v1.0/servicePrincipals avec l’appId fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd.
    .do3 = Ajoutez ensuite l’autorisation user_impersonation et accordez le consentement administrateur.
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
refusal-user-not-assigned = L’utilisateur { $user } n’est pas affecté à l’application.
    .why = L’application n’admet que les utilisateurs affectés (« Affectation requise » est sur Oui).
    .do1 = Applications d’entreprise › l’application › Utilisateurs et groupes › Ajouter un utilisateur.
    .do2 = Ou, sous Propriétés, mettez « Affectation requise » sur Non.
refusal-user-unknown = Le locataire n’a pas d’utilisateur « { $user } ».
    .why = Le nom de connexion est mal saisi, ou l’utilisateur appartient à un autre locataire. L’adresse électronique n’est pas toujours le nom de connexion.
    .do1 = Copiez le nom d’utilisateur principal : centre d’administration Entra › Utilisateurs › l’utilisateur.
    .do2 = Vérifiez que l’utilisateur est membre du locataire { $tenant }.
refusal-user-name-format = « { $user } » n’est pas un nom de connexion.
    .why = Microsoft Entra attend un nom d’utilisateur principal : un nom, un @ et un domaine du locataire.
    .do1 = Donnez-le sous la forme api@contoso.com.
refusal-user-elsewhere = L’utilisateur qui s’est connecté n’est pas membre de ce locataire.
    .why = C’est un invité ou le compte d’une autre organisation ; l’Espace partenaires veut un membre du locataire du partenaire.
    .do1 = Connectez-vous avec un membre du locataire { $tenant }.
    .do2 = S’il n’y en a pas pour cet usage, créez-en un : centre d’administration Entra › Utilisateurs › Nouvel utilisateur.
refusal-user-personal = Un compte Microsoft personnel ne peut pas servir ici.
    .why = L’Espace partenaires ne connaît que les comptes professionnels du locataire du partenaire.
    .do1 = Connectez-vous avec un compte professionnel du locataire { $tenant }.
refusal-user-deleted = L’utilisateur { $user } a été supprimé de l’annuaire.
    .why = Ses rôles et ses jetons ont pris fin avec lui.
    .do1 = Restaurez-le sous Utilisateurs › Utilisateurs supprimés, tant qu’il y figure.
    .do2 = Ou choisissez un autre utilisateur et donnez-lui le rôle Executive Report Viewer.
refusal-user-disabled = Le compte { $user } est désactivé.
    .why = Un administrateur a bloqué sa connexion.
    .do1 = Centre d’administration Entra › Utilisateurs › l’utilisateur › Propriétés : activez le compte.
    .do2 = Ou choisissez un autre utilisateur qui a le rôle Executive Report Viewer.
refusal-user-locked = Le compte { $user } est verrouillé pour un temps.
    .why = Trop de mots de passe faux ont été essayés, ou l’adresse d’où ils viennent est suspecte. Le premier verrouillage dure environ une minute ; chaque essai le prolonge.
    .do1 = Attendez sans rien essayer ; arrêtez les scripts qui se connectent avec l’ancien mot de passe.
    .do2 = Regardez dans les journaux de connexion de l’utilisateur d’où viennent les tentatives.
    .do3 = Si le mot de passe n’est pas certain, faites-le réinitialiser.
refusal-password-wrong = Microsoft Entra a refusé l’ID utilisateur ou le mot de passe.
    .why = Le plus souvent, c’est le mot de passe. Des erreurs répétées verrouillent le compte : il n’est donc pas réessayé tout seul.
    .do1 = Retapez le mot de passe, sans espaces autour ; vérifiez la disposition du clavier.
    .do2 = Essayez-le dans une fenêtre de navigation privée avant une troisième tentative ici.
    .do3 = S’il est oublié, faites-le réinitialiser.
refusal-password-expired = Le mot de passe de { $user } doit être changé avant de pouvoir servir.
    .why = Il a expiré, a été fixé par un administrateur, ou le compte est sous suspicion.
    .do1 = Changez le mot de passe en vous connectant dans un navigateur, ou réinitialisez-le.
    .do2 = Donnez ici le nouveau mot de passe.
refusal-password-on-premises = Le mot de passe de l’utilisateur dans votre Active Directory a expiré.
    .why = Le compte vient de l’annuaire de votre société : c’est là que le mot de passe se change.
    .do1 = Changez-le sur un ordinateur de la société (Ctrl+Alt+Suppr), ou adressez-vous à votre support.
    .do2 = Donnez ici le nouveau mot de passe.
refusal-password-change-failed = Le mot de passe n’a pas pu être changé.
    .why = L’actuel était faux, le nouveau enfreint une règle, ou le changement doit se faire dans votre propre annuaire.
    .do1 = Changez-le sur la page de réinitialisation, qui dit quelle règle s’applique.
    .do2 = Pour un compte venant de votre Active Directory, changez-le là.
refusal-password-none = Microsoft Entra ne détient pas de mot de passe pour cet utilisateur.
    .why = Le compte se connecte sans mot de passe ou par vos propres serveurs : la connexion par mot de passe ne peut pas fonctionner.
    .do1 = Connectez-vous avec l’authentification multifacteur, dans un navigateur ou par code d’appareil, au lieu du mot de passe.
refusal-own-servers = Les serveurs de connexion de votre société n’ont pas vérifié le mot de passe.
    .why = Les agents qui transmettent les mots de passe à votre Active Directory n’ont pas pu l’atteindre, ont répondu trop tard ou ont une horloge fausse. Le mot de passe est peut-être bon.
    .do1 = Attendez quelques minutes et revérifiez.
    .do2 = Faites examiner les agents d’authentification directe et leurs journaux.
refusal-logon-hours = L’utilisateur n’a pas le droit de se connecter à cette heure.
    .why = Votre Active Directory limite les heures de connexion de ce compte.
    .do1 = Réessayez pendant ces heures.
    .do2 = Ou faites élargir les heures de connexion du compte.
refusal-identity-provider = Le fournisseur d’identité de votre société n’a pas confirmé l’utilisateur.
    .why = Le compte est fédéré : la connexion se décide hors de Microsoft Entra, et ce côté a échoué ou refusé.
    .do1 = Connectez-vous dans un navigateur avec ce compte pour voir ce que dit votre fournisseur d’identité.
    .do2 = Faites vérifier les paramètres de fédération du domaine.
refusal-mfa-required = Microsoft Entra veut une authentification multifacteur, qu’un mot de passe seul ne peut pas donner.
    .why = Le mot de passe est peut-être bon. Une stratégie du locataire demande un second facteur, donc une personne devant un navigateur.
    .do1 = Connectez-vous avec l’authentification multifacteur, dans un navigateur ou par code d’appareil, au lieu du mot de passe.
    .do2 = Si l’utilisateur n’a pas encore de second facteur, enregistrez-en un d’abord.
refusal-mfa-not-registered = L’utilisateur { $user } doit d’abord s’inscrire à l’authentification multifacteur.
    .why = Le locataire exige un second facteur, et aucun n’est configuré pour cet utilisateur ; en cas de fédération, la vôtre ne l’annonce peut-être pas.
    .do1 = Enregistrez un second facteur en tant que cet utilisateur.
    .do2 = Connectez-vous ensuite avec l’authentification multifacteur, dans un navigateur ou par code d’appareil.
refusal-mfa-failed = Le second facteur n’a pas été confirmé.
    .why = La demande a été refusée, est restée sans réponse à temps, ou le code était faux.
    .do1 = Reconnectez-vous avec l’application d’authentification à portée de main.
    .do2 = Si le téléphone a été remplacé, enregistrez de nouveau le second facteur.
refusal-mfa-phone-limit = Microsoft n’envoie plus d’appels ni de SMS à ce téléphone pour l’instant.
    .why = La limite des appels et des messages de l’authentification multifacteur est atteinte.
    .do1 = Confirmez plutôt avec l’application d’authentification.
    .do2 = Ou attendez quelques heures et reconnectez-vous.
refusal-mfa-security-defaults = Les paramètres de sécurité par défaut du locataire bloquent ce mode de connexion.
    .why = Ils n’admettent pas la connexion par mot de passe seul, qui ne peut pas demander de second facteur.
    .do1 = Connectez-vous avec l’authentification multifacteur, dans un navigateur ou par code d’appareil, au lieu du mot de passe.
    .do2 = Laissez ces paramètres activés : l’Espace partenaires veut lui aussi l’authentification multifacteur.
refusal-mfa-registration-blocked = L’utilisateur n’a pas le droit d’enregistrer un second facteur d’ici.
    .why = Le locataire ne l’autorise que depuis certains lieux ou appareils, ou a vu une activité suspecte.
    .do1 = Enregistrez-le depuis un réseau ou un appareil de la société.
    .do2 = Ou faites lever le risque de l’utilisateur, ou délivrer un passe d’accès temporaire.
refusal-sign-in-method = Cette façon de prouver qui vous êtes n’est pas acceptée pour l’utilisateur.
    .why = Une stratégie l’interdit, ou un passe d’accès temporaire est faux, déjà utilisé ou périmé.
    .do1 = Reconnectez-vous avec une autre méthode.
    .do2 = Demandez un nouveau passe d’accès temporaire si vous en utilisez un.
refusal-interaction-needed = Microsoft Entra veut poser une question à l’utilisateur avant d’émettre un jeton.
    .why = Il y faut une personne devant un navigateur ; rien ne peut se faire en silence.
    .do1 = Connectez-vous avec l’authentification multifacteur, dans un navigateur ou par code d’appareil.
refusal-refresh-expired = La connexion enregistrée a expiré.
    .why = Un jeton d’actualisation vit 90 jours après son dernier usage ; celui-ci est resté inutilisé plus longtemps ou est arrivé à son terme.
    .do1 = Reconnectez-vous en tant que { $user }.
    .do2 = Qu’une tâche planifiée demande un jeton au moins toutes les quelques semaines ; chaque usage le renouvelle.
refusal-refresh-revoked = La connexion enregistrée a été révoquée.
    .why = Le mot de passe a été changé ou réinitialisé, ou un administrateur a mis fin aux sessions de l’utilisateur.
    .do1 = Reconnectez-vous en tant que { $user }.
    .do2 = Si personne ne s’en souvient, regardez les journaux de connexion de l’utilisateur.
refusal-refresh-frequency = Une stratégie du locataire veut que l’utilisateur se reconnecte.
    .why = L’accès conditionnel limite la durée d’une connexion (fréquence de connexion) ; celle-ci est plus ancienne.
    .do1 = Reconnectez-vous en tant que { $user }.
    .do2 = Pour un usage sans surveillance, faites revoir la fréquence de connexion de cet utilisateur.
refusal-refresh-broken = La connexion enregistrée est inutilisable.
    .why = Le jeton d’actualisation est incomplet ou abîmé, appartient à une autre application, ou n’est plus valable.
    .do1 = Reconnectez-vous en tant que { $user } ; le jeton enregistré sera remplacé.
    .do2 = S’il vient d’ailleurs, copiez-le en entier et utilisez l’ID client auquel il a été délivré.
refusal-device-code-pending = Le code n’a pas encore été saisi.
    .why = Microsoft Entra attend que l’utilisateur se connecte dans un navigateur.
    .do1 = Ouvrez la page, saisissez le code et connectez-vous.
refusal-device-code-ended = Le code d’appareil n’est plus valable.
    .why = Un code vit 15 minutes et sert une seule fois. Si le navigateur a annoncé un accès bloqué, une stratégie interdit la connexion par code d’appareil.
    .do1 = Recommencez la connexion et saisissez le nouveau code à temps.
    .do2 = S’il a été bloqué, connectez-vous dans un navigateur plutôt que par code d’appareil.
refusal-device-code-declined = La connexion a été refusée dans le navigateur.
    .why = Quelqu’un a choisi Annuler ou Non sur la page de Microsoft.
    .do1 = Recommencez la connexion et continuez sur la page de Microsoft.
refusal-browser-code = La réponse du navigateur n’a pas pu être échangée contre un jeton.
    .why = Elle a déjà servi, est trop ancienne, ou appartient à une autre connexion ; deux à la fois se mélangent vite.
    .do1 = Fermez les autres pages de connexion et recommencez la connexion.
refusal-ca-blocked = Une stratégie d’accès conditionnel du locataire bloque cette connexion.
    .why = L’utilisateur et le mot de passe sont peut-être bons. Le lieu, la plateforme ou le mode de connexion n’est pas autorisé ; le code d’appareil et le mot de passe sont souvent bloqués.
    .do1 = Connectez-vous dans un navigateur, ce que la plupart des stratégies autorisent.
    .do2 = Voyez de quelle stratégie il s’agit : journaux de connexion de l’utilisateur, onglet Accès conditionnel.
    .do3 = Faites exclure cet utilisateur ou cette application de la stratégie, s’il n’y a pas d’autre moyen.
refusal-ca-device = Le locataire n’autorise cette connexion que depuis des appareils gérés.
    .why = L’accès conditionnel veut un appareil enregistré et conforme ; un mot de passe ou un code d’appareil ne peut pas le prouver.
    .do1 = Connectez-vous dans un navigateur sur un appareil géré par la société.
    .do2 = Ou faites exclure cet utilisateur ou cette application de la règle sur les appareils.
refusal-ca-app = Le locataire n’autorise que des applications approuvées ou protégées.
    .why = L’accès conditionnel veut une application protégée par Intune ; un programme à vous ne peut pas l’être.
    .do1 = Faites exclure cette application de la règle.
refusal-ca-risk = L’utilisateur est bloqué parce que le compte est jugé à risque.
    .why = La protection des identités a vu quelque chose de suspect, p. ex. un mot de passe divulgué ou un lieu improbable.
    .do1 = Faites examiner et lever le risque : centre d’administration Entra › Utilisateurs à risque.
    .do2 = Changez le mot de passe.
refusal-action-outside = Il faut d’abord régler quelque chose hors de la connexion.
    .why = Microsoft Entra le dit dans ses propres mots, p. ex. que l’appareil doit être inscrit.
    .do1 = Faites ce que dit le texte du serveur, qui figure dans les détails.
    .do2 = Revérifiez ensuite.
refusal-request-wrong = Microsoft Entra n’a pas compris la requête.
    .why = Une partie manque, est vide ou n’y est pas admise. C’est une faute du programme qui demande, pas de vos réponses.
    .do1 = Dans votre propre script : envoyez un formulaire (application/x-www-form-urlencoded) par POST, sans espaces après « = ».
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-identity-trouble = Le service de connexion de Microsoft a un incident en ce moment.
    .why = Cela ne dit rien de vos réponses ; elles sont peut-être toutes bonnes.
    .do1 = Attendez quelques minutes et revérifiez.
    .do2 = Si cela dure, donnez au support de Microsoft l’ID de trace et l’ID de corrélation.
refusal-identity-fault = L’annuaire de Microsoft signale un défaut que l’attente ne répare pas.
    .why = Il concerne les données du locataire du côté de Microsoft, pas vos réponses.
    .do1 = Ouvrez une demande de support chez Microsoft avec l’ID de trace et l’ID de corrélation.
refusal-identity-forbidden = La requête au service de connexion a été interdite, sans raison donnée.
    .why = Microsoft Entra explique ses refus ; une réponse sans code vient souvent d’un proxy ou d’un filtre en chemin.
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
    .do1 = Connectez-vous avec l’authentification multifacteur, dans un navigateur ou par code d’appareil, au lieu du mot de passe.
    .do2 = Si vous l’avez fait sans qu’un second facteur soit demandé, faites-le exiger pour cet utilisateur : accès conditionnel ou paramètres de sécurité par défaut.
    .do3 = Remplacez les jetons d’actualisation enregistrés qui ont été obtenus sans lui.
refusal-partner-audience = L’Espace partenaires a refusé le jeton : il est destiné à une autre API, ou il n’est pas arrivé.
    .why = Un jeton vaut pour une seule API. Pour l’Espace partenaires et Insights, ce doit être https://api.partnercenter.microsoft.com ; graph.windows.net n’est plus accepté.
    .do1 = Dans votre propre script, demandez resource=https://api.partnercenter.microsoft.com.
    .do2 = Envoyez-le dans l’en-tête Authorization: Bearer, sans saut de ligne.
refusal-partner-app-only = Ces données ne sont pas données à une application seule ; un utilisateur doit s’être connecté.
    .why = Le jeton a été demandé avec le seul secret client (client_credentials). Partner Insights veut l’application et l’utilisateur ensemble.
    .do1 = Demandez le jeton en tant qu’utilisateur qui a le rôle Executive Report Viewer.
refusal-partner-conditional-access = L’accès conditionnel empêche l’Espace partenaires d’obtenir un jeton pour cet utilisateur.
    .why = La première connexion a réussi ; une stratégie arrête l’étape suivante, à l’intérieur des services de Microsoft.
    .do1 = Voyez de quelle stratégie il s’agit : journaux de connexion de l’utilisateur, onglet Accès conditionnel.
    .do2 = Connectez-vous depuis un lieu et un appareil que la stratégie autorise, ou faites exclure l’utilisateur.
refusal-partner-issuance = L’Espace partenaires n’a pas pu obtenir son propre jeton de Microsoft Entra.
    .why = La faute est entre deux services de Microsoft ; souvent elle passe.
    .do1 = Attendez quelques minutes et revérifiez.
    .do2 = Si cela dure, cherchez dans les journaux de connexion de l’utilisateur ce qui a été refusé.
refusal-partner-not-active = Le statut de la société au programme n’est pas actif dans l’Espace partenaires.
    .why = L’inscription au Microsoft AI Cloud Partner Program n’est pas terminée, est en cours de vérification, ou a pris fin.
    .do1 = Voyez sous Paramètres de compte › Informations légales quelle étape reste ouverte.
    .do2 = Terminez l’inscription ; la vérification prend couramment 3 à 5 jours ouvrés.
    .do3 = Si votre société a plusieurs locataires, vérifiez que { $tenant } est celui qui est inscrit.
refusal-partner-not-found = L’Espace partenaires ne trouve aucune organisation partenaire pour cette requête.
    .why = Le locataire n’est pas inscrit, ou le PartnerID demandé n’est pas celui de cette société.
    .do1 = Vérifiez que { $tenant } est le locataire du compte partenaire ; les sociétés avec un locataire CSP en ont souvent deux.
    .do2 = Cherchez le PartnerID sous Paramètres de compte › Informations légales.
    .do3 = Si la société n’est pas encore inscrite, inscrivez-la.
refusal-partner-reseller = Le PartnerID n’est pas celui d’un revendeur indirect actif.
    .why = L’Espace partenaires a cherché un revendeur indirect et a trouvé une autre sorte de partenaire, ou aucun lié à un locataire actif.
    .do1 = Vérifiez le PartnerID ; pour les transactions, c’est celui d’un site, pas l’ID global.
    .do2 = Terminez l’inscription de ce compte si elle est en attente.
refusal-partner-role = Les rôles de l’utilisateur dans l’Espace partenaires ne permettent pas cela.
    .why = Le jeton est bon et a été lu ; c’est le droit qui manque. Les données Insights demandent le rôle Executive Report Viewer (ERV).
    .do1 = Paramètres de compte › Gestion des utilisateurs › l’utilisateur › Attribuer des rôles › Insights : Executive report viewer, pour toute l’organisation.
    .do2 = Reconnectez-vous ensuite : les rôles prennent effet avec un nouveau jeton, parfois au bout d’une heure.
refusal-partner-trouble = L’Espace partenaires a un incident en ce moment.
    .why = Cela ne dit rien de vos réponses ; elles sont peut-être toutes bonnes.
    .do1 = Attendez quelques minutes et revérifiez.
    .do2 = Si cela dure, donnez au support de Microsoft l’ID de corrélation et l’ID de requête.
refusal-partner-request = L’Espace partenaires n’a pas compris la requête.
    .why = Une partie manque ou n’a pas la bonne forme. C’est une faute du programme qui demande, pas de vos réponses.
    .do1 = Dans votre propre script, comparez la requête à la page de Microsoft sur cet appel.
    .do2 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-partner-unauthorised = L’Espace partenaires n’a pas accepté le jeton.
    .why = Il a plus d’une heure, a été obtenu sans authentification multifacteur, est destiné à une autre API, ou vient d’un locataire sans accès aux API de l’Espace partenaires.
    .do1 = Obtenez un nouveau jeton et revérifiez.
    .do2 = S’il a été obtenu par mot de passe, connectez-vous avec l’authentification multifacteur, dans un navigateur ou par code d’appareil.
    .do3 = Vérifiez que { $tenant } est le locataire du compte partenaire.
refusal-partner-forbidden = L’Espace partenaires a lu le jeton et refusé l’accès.
    .why = Il ne dit pas pourquoi : les rôles de l’utilisateur, le type de partenaire (cette API n’est pas ouverte aux revendeurs indirects) ou une inscription inactive. Cela ne dit rien de sûr d’Insights.
    .do1 = Fiez-vous à la vérification d’Insights, qui prouve l’accès aux données elles-mêmes.
    .do2 = Vérifiez les rôles de l’utilisateur sous Paramètres de compte › Gestion des utilisateurs.
    .do3 = Vérifiez l’inscription sous Paramètres de compte › Informations légales.
refusal-partner-nothing-there = L’Espace partenaires n’a rien trouvé à cette adresse.
    .why = La société n’a pas une telle fiche, le plus souvent parce qu’elle n’est pas inscrite avec ce locataire, ou l’adresse est fausse.
    .do1 = Vérifiez que { $tenant } est le locataire du compte partenaire.
    .do2 = Voyez l’inscription sous Paramètres de compte › Informations légales.
    .do3 = Si vous utilisez un fichier d’adresses, vérifiez-y l’adresse de l’Espace partenaires.
refusal-insights-unauthorised = L’API Insights n’a pas accepté le jeton.
    .why = Il a plus d’une heure, a été obtenu sans authentification multifacteur, ou est destiné à une autre API ou à un autre locataire.
    .do1 = Obtenez un nouveau jeton et revérifiez.
    .do2 = S’il a été obtenu par mot de passe, connectez-vous avec l’authentification multifacteur, dans un navigateur ou par code d’appareil.
    .do3 = Dans votre propre script, vérifiez que le jeton est destiné à https://api.partnercenter.microsoft.com.
refusal-insights-forbidden = L’API Insights a lu le jeton et refusé l’accès aux données.
    .why = Le plus souvent, il manque à l’utilisateur le rôle Executive Report Viewer (ERV) ; sinon le locataire n’est pas celui qui est inscrit. Insights relève du compte du programme partenaire, pas d’un compte CSP.
    .do1 = Paramètres de compte › Gestion des utilisateurs › l’utilisateur › Attribuer des rôles › Insights : Executive report viewer, pour toute l’organisation.
    .do2 = Si l’utilisateur est aussi Report viewer, retirez-lui ce rôle.
    .do3 = Vérifiez que { $tenant } est le locataire du compte du programme partenaire.
    .do4 = Reconnectez-vous ensuite : les rôles prennent effet avec un nouveau jeton, parfois au bout d’une heure.
refusal-insights-nothing-there = L’API Insights n’a rien à cette adresse.
    .why = L’adresse n’est pas celle d’un appel Insights, ou le rapport nommé n’existe pas pour cet utilisateur.
    .do1 = Dans votre propre script, comparez l’adresse : https://api.partnercenter.microsoft.com/insights/v1/mpn/…
    .do2 = Si vous utilisez un fichier d’adresses, vérifiez-y l’adresse de l’Espace partenaires.
refusal-insights-not-yet = Le rapport n’a pas encore d’exécution terminée.
    .why = Un rapport s’exécute à l’heure prévue ; jusque-là, et avec le filtre habituel, ses exécutions sont introuvables.
    .do1 = Vérifiez l’ID du rapport, attendez et redemandez toutes les minutes.
    .do2 = Demandez executionStatus=Pending;Running;Paused;Completed pour voir les exécutions non terminées.
refusal-insights-quota = L’utilisateur a atteint la limite de rapports ou de requêtes.
    .why = Rapports et requêtes restent jusqu’à leur suppression ; leur nombre, et celui des lancements par heure, est limité.
    .do1 = Supprimez les rapports et requêtes devenus inutiles.
    .do2 = Pour les rapports à exécution immédiate, attendez une heure.
refusal-insights-request = L’API Insights n’a pas pu exécuter la requête ou le rapport tel qu’il est écrit.
    .why = Un jeu de données, une colonne ou un paramètre lui est inconnu. L’accès, lui, fonctionne : la requête est arrivée jusque-là.
    .do1 = Comparez les noms à la liste que donne ScheduledDataset ; le jeu de données s’appelle Profile, et non Profil.
    .do2 = Les heures de début sont en UTC, au moins 4 heures à l’avance ; les intervalles vont de 4 à 2160 heures.
    .do3 = Si la demande vient de ce programme, signalez-le avec les détails.
refusal-unknown = Le service a refusé, pour une raison que ce programme ne connaît pas.
    .why = Ses propres mots et ses ID sont dans les détails ; rien n’en est deviné.
    .do1 = Cherchez le code sur la page de Microsoft.
    .do2 = Si cela ne suffit pas, donnez au support de Microsoft le code et les ID.

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
sandbox-wrong-password = Le mot de passe est incorrect ; dix erreurs de suite verrouillent le compte pour un temps.
sandbox-locked-account = Le compte est verrouillé après trop de mots de passe erronés.
sandbox-expired-password = Le mot de passe a expiré et doit être changé.
sandbox-disabled-user = Le compte de l’utilisateur est désactivé.
sandbox-no-erv = L’utilisateur n’a pas le rôle Executive Report Viewer, et Insights refuse l’accès.
sandbox-report-viewer-only = L’utilisateur n’est que Report Viewer : les données sensibles sont omises.
sandbox-erv-and-report-viewer = L’utilisateur a les deux rôles, et les données sont omises comme pour un Report Viewer.
sandbox-not-enrolled = L’entreprise n’est pas inscrite au programme Microsoft AI Cloud Partner Program.
sandbox-vetting-pending = La vérification de l’entreprise attend encore le contrôle de son activité.
sandbox-indirect-reseller = Les profils et les rôles ne peuvent pas être lus, comme pour un revendeur indirect ; Insights répond.
sandbox-device-code-blocked = Une stratégie d’accès conditionnel bloque le code d’appareil : le navigateur le dit, et le code se perd. Le mot de passe fonctionne comme dans « ready ».
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

tui-title = partner-onboard { $number }/{ $count } { $title }
tui-sandbox = BAC À SABLE : rien ne quitte cette machine
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
tui-device-code = Ouvrez cette page dans un navigateur, ici ou sur une autre machine, et saisissez le code :
tui-device-waits = { $polls ->
    [0] En attente de la connexion ; encore { $left }.
    [one] Pas encore connecté, { $polls } demande ; encore { $left }.
   *[other] Pas encore connecté, { $polls } demandes ; encore { $left }.
}
tui-device-over = Le délai du code est écoulé.
tui-device-practice = Bac à sable : une personne simulée saisit le code, il n’y a rien à faire.
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
key-go = aller à cette page, selon les réponses
key-language = anglais / français
key-redraw = redessiner
key-suspend = suspendre
key-interrupt = quitter

## Ligne par ligne

## Fichier de réponses

## Commandes
