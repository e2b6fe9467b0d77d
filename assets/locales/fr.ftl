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
    .do1 = Connectez-vous avec cet utilisateur par navigateur ou par code d’appareil.
    .do2 = Ou prenez un compte géré par Entra lui-même, p. ex. de votre domaine .onmicrosoft.com, et donnez-lui le rôle.
    .who = L’utilisateur ; pour un autre compte, un administrateur d’utilisateurs ou un administrateur général
check-sign-in-way = Cette version ne sait pas se connecter par « { $way } ».
    .why = Seuls l’ID utilisateur et le mot de passe sont proposés pour l’instant.
    .do1 = Choisissez l’ID utilisateur et le mot de passe.
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
check-mfa-do1 = Connectez-vous avec l’authentification multifacteur, par navigateur ou par code d’appareil, avec le même utilisateur.
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

## Bac à sable

## Enregistrement

## Plein écran

## Ligne par ligne

## Fichier de réponses

## Commandes
