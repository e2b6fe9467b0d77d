### Every text a person reads, English. The measure for the other locales: the build compares keys and variables.

## Pages

step-start = Start
step-start-intro = Four prerequisites stand between you and your Partner Insights data by API. This wizard walks through them, proves each one with a real request, and ends with a working token and a saved profile.
step-enrolment = Enrolment
step-enrolment-intro = Your company must be enrolled in the Microsoft AI Cloud Partner Program (MPN) and have a Partner Center account. Which Microsoft Entra tenant is that account in?
step-application = Application
step-application-intro = An application registered in Microsoft Entra ID (Azure AD) asks for the token. It needs a client secret and the delegated permission user_impersonation of the Microsoft Partner Center API.
step-role = Role
step-role-intro = The user who calls the API needs the role Executive Report Viewer (ERV). A Global admin or Account admin assigns it in Partner Center: Settings › Account settings › User management › the user › Assign roles › Insights › Executive report viewer, for the entire organisation.
step-sign-in = Sign-in
step-sign-in-intro = Now the user signs in and a token is asked for. Microsoft's page documents user ID and password. That cannot work for federated accounts or where multifactor authentication (MFA) is demanded; and Partner Center has been refusing tokens without MFA since June 2026. By device code the user signs in in a browser, MFA included. The checks will tell which holds here.
step-results = Results
step-results-intro = Every check, how it was proved and when.
step-save = Save
step-save-intro = Nothing has been written yet. This is what will be written, and where.
step-next = Next
step-next-intro = What you have now, and how to go on.

step-start-guide =
    1. You need a Global admin or MPN Partner Admin of the tenant that is enrolled in the partner programme; each page says who can do what.
    2. Have at hand: the tenant, an application's ID and secret, the user ID that will call the API.
    3. Nothing is changed at Microsoft by this program, and nothing is written here before you agree.
step-enrolment-guide =
    1. Sign in to Partner Center with a work account of the company's domain.
    2. Enrol the company; a contact with the authority to sign is needed. Verification commonly takes 3 to 5 business days.
    3. Its state stands under Account settings › Legal info.
    4. The PartnerID stands under Account settings › Identifiers.
    5. Partners with separate tenants for CSP and MPN use the MPN tenant: Insights belongs to it.
step-application-guide =
    1. Entra admin center › App registrations › New registration; single tenant is enough for your own tenant.
    2. Overview: copy Application (client) ID.
    3. Certificates & secrets › New client secret: copy the Value at once, it is shown only once.
    4. API permissions › Add a permission › APIs my organization uses › Microsoft Partner Center (some tenants: SampleBECApp; ID fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd) › Delegated › user_impersonation.
    5. Grant admin consent.
    6. Add no application permissions.
    A Cloud Application Administrator can do all of this; an Application Developer can register but not consent.
step-role-guide =
    1. Partner Center › Settings › Account settings › User management: choose the user.
    2. Assign roles › Insights: Executive report viewer, for the entire organisation.
    3. Do not assign Report viewer as well: a user with both may get the limited view.
    4. A Global admin or Account admin can do this. MPN Partner admins have the role already.
    5. Changes may take up to an hour; sign in again afterwards.
step-sign-in-guide =
    1. The documented way sends client ID, client secret, user ID and password, and gets a token for about an hour.
    2. It cannot work for federated accounts, nor where multifactor authentication is demanded of the user.
    3. Since June 2026 Partner Center has been refusing tokens without proof of multifactor authentication (401, code 900421). The check MFA tells whether yours has it.
    4. Repeated wrong passwords lock the account; the sign-in is never repeated by itself.
    5. By device code the user signs in in a browser, on any machine, with multifactor authentication; this page shows the code and where to enter it. It can be blocked by a Conditional Access policy.
step-results-guide =
    1. Walk the rows with the arrow keys; below stands what is known about the chosen one.
    2. F2 shows everything, with the ids for Microsoft's support.
    3. F4 goes to the question at fault; only what depends on it runs again.
step-save-guide =
    1. The profile holds the answers without the secrets.
    2. Secrets go into the operating system's keychain or nowhere.
    3. Saving is possible with unmet checks; the profile is then marked “not ready”.
step-next-guide =
    1. verify runs every check again and says what changed for the worse.
    2. Its exit code tells a script: 0 all met, 3 a prerequisite is unmet, 4 could not be checked, 5 a person must sign in.

## Questions

question-begin = Begin with
question-begin-help = A new profile, the draft you left, or a saved profile to verify again.
question-cloud = Microsoft cloud
question-cloud-help = Almost always the worldwide one. Enrolment in the programme is in the worldwide cloud.
question-language = Language
question-language-help = F9 switches at any time.
question-tenant = Tenant
question-tenant-help = A domain of it (contoso.onmicrosoft.com) or its ID: Entra admin center › Overview.
question-partner-id = PartnerID (optional)
question-partner-id-help = Formerly MPN ID, digits only. If you enter it, it is compared with the enrolment found.
question-client-id = Application (client) ID
question-client-id-help = A GUID: Entra admin center › App registrations › your application › Overview.
question-client-secret = Client secret
question-client-secret-help = Certificates & secrets › New client secret › the column Value, shown only once.
question-secret-expires = Secret expires (optional)
question-secret-expires-help = As YYYY-MM-DD, from the column Expires. You will be warned in time.
question-user-id = User ID
question-user-id-help = The sign-in name of the user who will call the API, such as api@contoso.com.
question-sign-in = Way to sign in
question-sign-in-help = A password cannot carry a second factor; a device code, entered in a browser, can.
question-password = Password
question-password-help = Sent to Microsoft's sign-in service only. Repeated wrong passwords lock the account.
question-profile = Profile name
question-profile-help = Letters, digits, hyphen, underscore and dot. Commands ask for it: --profile NAME.
question-store = Secrets go to
question-store-help = Secrets are never written in plain text.
question-keep-password = Keep the password too
question-keep-password-help = Otherwise you are asked for it when a new token is needed.

## Choices

choice-cloud-global = Worldwide
choice-cloud-us-government = US Government
choice-cloud-china-21vianet = China, operated by 21Vianet
choice-begin-new = A new profile
choice-begin-draft = Resume the draft
choice-begin-profile = Verify { $name } again
choice-begin-profile-not-ready = Go on with { $name } (not ready)
choice-sign-in-password = User ID and password
choice-sign-in-device-code = Device code, entered in a browser
choice-store-keychain = the operating system's keychain
choice-store-none = nowhere; I will be asked again
choice-language = { $name }
choice-no = No
choice-yes = Yes

## Judgement of what was typed

note-invisible = Invisible characters were removed.
note-blanks = Blanks around it were removed.
note-quotes = Quotes around it were removed.
judge-empty = This is needed to go on.
judge-only-blanks = There are only blanks or invisible characters here; type or paste the value.
judge-too-long = { $length } characters; at most { $longest } are possible. Was more pasted than this value?
judge-line-break = There is a line break inside; paste this one value alone.
judge-control = There is a control character inside; type it by hand or copy it again.
judge-not-a-choice = Not one of: { $choices }.
judge-tenant-user = That is a user name; the tenant is the part behind the @: { $domain }
judge-tenant-address = That is an address; enter only the tenant's domain or ID, without https:// and path.
judge-tenant-any = “{ $name }” stands for any tenant; enter your own tenant's domain or ID.
judge-tenant-secret = This looks like a client secret, not a tenant. It belongs on the page Application.
judge-tenant-name = This looks like the company's name; enter a domain of the tenant, such as contoso.com, or its ID.
judge-tenant-short = A domain has a dot: is it { $name }.onmicrosoft.com?
judge-tenant = Neither a domain nor a GUID. The tenant's ID stands in the Entra admin center › Overview.
judge-partner-id-guid = That is a GUID; a PartnerID has digits only, such as 4391507.
judge-partner-id = A PartnerID has digits only, such as 4391507; leave out words and blanks.
judge-client-id-microsofts = That is the ID of Microsoft's own API; enter the ID of your application.
judge-client-id-tenant = That is the tenant's ID; copy the line “Application (client) ID” instead.
judge-client-id-user = That is a user name; the application's ID is a GUID from its Overview page.
judge-client-id-address = That is an address; enter only the Application (client) ID, a GUID.
judge-client-id-secret = This looks like the client secret; it belongs in the next field.
judge-client-id-digits = A GUID has 32 hexadecimal digits; this has { $digits }. Copy it again as a whole.
judge-client-id = Not a GUID: copy “Application (client) ID” from the application's Overview, not its name.
judge-secret-short = Only { $length } characters: Entra's secrets have 16 or more. Was all of it copied?
judge-secret-guid = This looks like the secret ID; copy the column Value.
judge-secret-blank = A client secret has no blanks inside; copy the column Value alone.
judge-secret-user = That is a user name; enter the client secret's Value.
judge-secret-address = That is an address; enter the client secret's Value.
judge-secret-masked = That is the masked secret; the Value is shown only once. If it is lost, create a new secret.
judge-secret-assignment = Leave out the name in front; enter the value alone.
judge-password-quotes = The quotes are kept as part of the password.
judge-date = Write the day as YYYY-MM-DD, such as 2027-05-01.
judge-date-not-there = There is no such day: { $day }
judge-user-guid = That is the user's object ID; enter the sign-in name, such as api@contoso.com.
judge-user-domain = That is the Windows form; enter the sign-in name, such as api@contoso.com.
judge-user-guest = That is a guest; guests cannot sign in with a password here. Choose a member of the tenant.
judge-user-name = There are blanks in it; enter the sign-in name, not the display name.
judge-user-no-domain = The part with @ is missing: name@domain.
judge-user-personal = { $domain } has personal accounts; a work account of your tenant is needed.
judge-user = Not a sign-in name; it looks like api@contoso.com.
judge-profile-name = Letters, digits, hyphen, underscore and dot only, beginning with a letter or digit.

## Kinds of problems

kind-unreachable = Could not reach the service
kind-refused = Refused
kind-not-allowed = Not allowed
kind-not-ready = Not ready yet
kind-sign-in = A person must sign in
kind-service = Trouble on Microsoft's side
kind-unknown = Could not be determined

## Flow

mark-met = met
mark-warning = met, with a warning
mark-unmet = not met
mark-running = being checked
mark-unknown = could not be determined
mark-not-reached = not checked
mark-stale = an answer has changed since; will be checked again
mark-todo = to do
proof-proved = Proved by a service's answer
proof-inferred = Inferred
proof-stated = Stated by you
problem-who = Who can do it: { $who }
support-server = Server's words
support-code = Code
support-trace = Trace ID
support-correlation = Correlation ID
support-request = Request ID
support-at = Server's time
outcome-ready = All checks are met.
outcome-not-ready = Not ready: at least one check is not met.
outcome-sign-in-needed = A person must sign in.
outcome-unknown = Not everything could be checked.
enter-next = continue
enter-anyway = go on anyway
enter-sign-in = sign in
enter-save = agree and save
enter-saving = saving
enter-quit = finish
save-name-first = Choose a name; the file is named after it.
save-file = The profile: { $path }
save-replaces = It replaces the saved profile { $name }.
save-no-secret-inside = There is no secret in that file.
save-practice = The secrets are the sandbox's practice values: nothing needs to be kept, and the real services are never asked with this profile.
save-vault-probing = The operating system's keychain is being asked; at most 3 s.
save-vault-unavailable = The secrets are not kept, you will be asked again: { $why }
save-keychain = The client secret goes into the operating system's keychain. The password is not kept.
save-keychain-both = The client secret and the password go into the operating system's keychain.
save-keychain-secret = The client secret goes into the operating system's keychain.
save-nowhere = The secrets are not kept; you will be asked again.
save-not-ready = Not all checks are met: the profile will be marked “not ready”.
sign-in-federated = This account is federated: its password is not known to Microsoft Entra, so it cannot be used here. Choose the device code.
notice-device-code = Enter the code { $code } at { $url }; it counts until { $until }.
next-saved = Saved: profile { $name } in { $path }
next-ready = All checks are met: a token was issued and an Insights call with it succeeded.
next-not-ready = Not ready yet: some checks are not met. Verify again once that is mended.
next-token-expires = This access token is valid until { $at }.
next-secret-expires = The client secret expires on { $day }; renew it before then.
next-secret-expiry-unknown = When the client secret expires is not known; look it up under Certificates & secrets.
next-device-code = This profile signs in by device code: for each new token a person must be there. Without one, verify ends with exit code 5.
next-data-sets = Data sets you can read: { $names }

## Checks

check-tenant = Tenant
    .why = Entra's public configuration shows that the tenant exists, its ID and its cloud.
check-account = User account
    .why = Entra says who checks this user's password: Entra itself or an identity provider of your own.
check-client = Application
    .why = A token request by the application alone shows whether it exists in this tenant.
check-secret = Client secret
    .why = The same request shows whether Entra accepts the secret; the day it expires must not be near.
check-sign-in = Sign-in
    .why = A token for the user is asked for and issued.
check-permission = API permission
    .why = The token names the permissions it carries; user_impersonation must be among them.
check-claims = Token contents
    .why = The token must be for the right API, tenant, application and user, and still valid; the clocks must agree.
check-mfa = Multifactor authentication
    .why = Partner Center has been refusing tokens without multifactor authentication since June 2026.
check-enrolment = Programme enrolment
    .why = Partner Center's partner profile shows the PartnerID and the name of the company.
check-vetting = Company verification
    .why = Microsoft verifies each company; the profile shows how far that is.
check-role = Executive Report Viewer
    .why = The members of the role are listed by Partner Center; if it does not show them, the Insights answer tells.
check-access = Insights access
    .why = The Insights API lists its data sets, unredacted. Only this proves that everything works.

check-tenant-found = The tenant exists: { $id }
check-tenant-other-cloud = { $name } belongs to another Microsoft cloud ({ $instance }).
    .why = Sign-in and API addresses differ from cloud to cloud; here nothing would find it.
    .do1 = Choose the cloud that fits on the first page, or enter another name here.
    .do2 = Enrolment in the partner programme is in the worldwide cloud; a tenant of a government cloud cannot enrol.
check-account-managed = Entra ID itself checks the password of { $user }.
check-account-federated = { $user } signs in at your company's own identity provider.
    .warning = A password sent to Entra cannot work for such an account; a browser or device-code sign-in is needed.
check-account-unknown = Entra does not know the domain of { $user }.
    .why = Either the sign-in name is misspelt, or its domain is not verified in any tenant of this cloud.
    .do1 = Compare it letter by letter with Entra admin center › Users › the user › User principal name.
    .do2 = If the account is in another Microsoft cloud, choose that cloud on the first page.
    .who = Whoever administers users in the tenant: User Administrator or Global Administrator
check-client-found = The application exists in this tenant.
check-secret-accepted = Entra accepts the secret.
check-secret-accepted-until = Entra accepts the secret; it expires on { $day }.
check-secret-near = { $days ->
        [0] The secret expires today
        [one] The secret expires in { $days } day
       *[other] The secret expires in { $days } days
    }. Create a new one now and let both be valid for a while.
check-secret-past = The day you gave, { $day }, is past, but Entra still accepts the secret.
    .why = Date and secret do not belong together, so you could not be warned in time.
    .do1 = Copy the day again from Certificates & secrets › Expires, from the row of this very secret.
check-sign-in-done = { $user } has a token, valid until { $until }.
check-sign-in-federated = A password cannot work for { $user }; nothing was sent.
    .why = Your company's own identity provider checks this account, so Entra cannot judge its password.
    .do1 = Choose the device code as the way to sign in, with this user.
    .do2 = Or use an account that Entra itself manages, such as one at your .onmicrosoft.com domain, and give it the role.
    .who = The user; for another account a User Administrator or Global Administrator
check-sign-in-way = This version cannot sign in by “{ $way }”.
    .why = User ID and password, and the device code, are built in.
    .do1 = Choose one of the two.
check-sign-in-nobody = { $user } signs in by device code, and nobody is here to enter one.
    .why = A code is entered by a person, in a browser. Nothing was sent, and nothing is known to be wrong.
    .do1 = Run partner-onboard in a terminal, choose this profile and sign in.
    .who = The user
check-no-token = There is no valid token to ask with.
    .why = None has been issued in this session, or the last one has expired.
    .do1 = Sign in again.
check-permission-held = The token carries user_impersonation.
check-permission-missing = The token does not carry user_impersonation; it has: { $scopes }
    .none = nothing
    .why = Without this delegated permission Partner Center does not let the application act for the user.
    .do1 = API permissions › Add a permission › APIs my organization uses › Microsoft Partner Center › Delegated › user_impersonation.
    .do2 = Press “Grant admin consent”, wait a minute and sign in again.
    .who = A Cloud Application Administrator, Application Administrator or Global Administrator
check-token-opaque = The token cannot be read.
    .why = Microsoft may change the form of its tokens at any time; whether this one works, the other checks show.
    .do1 = Look at the check “Insights access”: if it is met, nothing is wrong.
check-claims-right = For the right API, tenant, application and user; the clocks agree.
check-claims-audience = The token is for another API: { $found }
    .why = Partner Center accepts tokens for { $wanted } only.
check-claims-tenant = The token is from another tenant: { $found }
    .why = You named the tenant { $wanted }; data of another one is not what you want.
check-claims-client = The token was issued to another application: { $found }
    .why = You named the application { $wanted }.
check-claims-user = The token is for another user: { $found }
    .why = You named { $wanted }; roles belong to a user, so this token proves nothing about yours.
check-claims-over = The token expired at { $until }.
    .why = Tokens live for about an hour.
check-claims-early = The token is not valid before { $from }.
    .why = Seen from this machine its validity has not begun: the clocks differ.
check-claims-absent = nothing
check-claims-do-again = Check your answers and sign in again.
check-claims-do-report = If it stays so, what answers is perhaps not Microsoft's sign-in service: check --endpoints and your proxy.
check-clock-slow = { $minutes ->
        [one] This machine's clock is { $minutes } minute slow.
       *[other] This machine's clock is { $minutes } minutes slow.
    }
check-clock-fast = { $minutes ->
        [one] This machine's clock is { $minutes } minute fast.
       *[other] This machine's clock is { $minutes } minutes fast.
    }
check-clock-why = Measured against the clock of the sign-in service. Programs here would take tokens for expired or not yet valid.
check-clock-do = Switch on automatic time on this machine, then sign in again.
check-clock-who = Whoever administers this machine
check-mfa-held = The token says that multifactor authentication took place.
check-mfa-confirmed = The token says it, and Microsoft confirms: multifactor authentication took place.
check-mfa-stated = Microsoft confirms that the token fulfils multifactor authentication.
check-mfa-strong = The token says { $methods }, not “mfa”. That is strong, but no source says that Partner Center accepts it.
check-mfa-absent = The sign-in was without multifactor authentication (amr: { $methods }).
    .why = Partner Center refuses such tokens, little by little on all calls. A password alone never brings the proof.
    .nothing = nothing
check-mfa-denied = Partner Center says that this token does not fulfil multifactor authentication.
    .why = The check is Microsoft's own (ValidateMfa). Tokens that fail it are refused, little by little on all calls.
check-mfa-unclear = Whether multifactor authentication took place cannot be told.
    .why = The token does not say it, and the service gave no word on it.
    .do1 = Run this check again later.
check-mfa-do1 = Sign in with multifactor authentication, by device code, with the same user.
check-mfa-do2 = If no second factor is asked for there, require it for this user: security defaults or Conditional Access.
check-mfa-who = The user; a Conditional Access Administrator or Global Administrator for the rule
check-enrolment-found = PartnerID { $id }
check-enrolment-found-name = PartnerID { $id }, { $name }
check-enrolment-other = The tenant is enrolled with PartnerID { $found }; you entered { $given }.
    .why = Either the number is that of another location or company, or this is not the tenant you mean.
    .do1 = Compare with Partner Center › Account settings › Legal info; leave the field empty to accept what was found.
    .do2 = If { $given } is right, enter the tenant that is enrolled with it.
check-partner-inconclusive = Partner Center does not show this profile to us (status { $status }).
    .why = That says nothing about the enrolment: the API is meant for direct-bill partners and indirect providers; others, such as indirect resellers, are refused although they are enrolled.
    .do1 = Look it up: Partner Center › Account settings › Legal info.
    .do2 = If the check “Insights access” is met, this one does not matter.
check-vetting-done = Microsoft has verified the company.
check-vetting-pending = Microsoft is still verifying the company. Step: { $step }
    .why = Until that is done, parts of Partner Center stay closed. It commonly takes 3 to 5 business days.
    .do1 = See what is asked for: Partner Center › Account settings › Legal info.
    .do2 = Answer Microsoft's e-mails to the primary contact; then check again.
    .who = A Global Administrator or Account admin, with the primary contact
check-vetting-rejected = Microsoft has rejected the verification of the company. Step: { $step }
    .why = The details given could not be confirmed.
    .do1 = Read the reason: Partner Center › Account settings › Legal info.
    .do2 = Correct the details there, or ask Partner Center's support.
check-vetting-unclear = Partner Center gives no verdict on the company's verification (“{ $status }”).
    .why = There is no such procedure for this company, or it has not begun.
    .do1 = Look it up: Partner Center › Account settings › Legal info.
check-vetting-step = not named
    .entry = entry of the details
    .emailownership = ownership of the e-mail address
    .emaildomain = domain of the e-mail address
    .employmentverification = employment of the contact
    .decision = decision
    .businessverification = verification of the business
    .other = other
check-role-held = { $user } is an Executive Report Viewer.
check-role-inferred = The Insights answer is complete, so the role is there; the list of members is not shown to us.
check-role-both = The user is a Report Viewer too, which can bring back the limited view. Remove Report Viewer.
check-role-missing = { $user } is not an Executive Report Viewer.
    .why = The list of the role's members does not name the user. Without the role Insights gives no data.
check-role-viewer-only = { $user } is a Report Viewer only.
    .why = Report Viewers do not see revenue and personal data, and Microsoft's page asks for Executive Report Viewer.
check-role-redacted = The Insights answer is redacted: { $user } is not an Executive Report Viewer.
    .why = The list of members is not shown to us, but data kept back is what a Report Viewer gets.
check-role-unclear = Whether { $user } is an Executive Report Viewer cannot be told.
    .why = Partner Center does not show the members of the role to this user, and the Insights answer does not tell either.
    .do1 = Look it up: Partner Center › Settings › Account settings › User management › the user.
check-role-do1 = Partner Center › Settings › Account settings › User management › the user › Assign roles › Insights › Executive report viewer, for the entire organisation.
check-role-do2 = Then wait a while and sign in again; a role for single locations may not be in this list.
check-role-do-remove = Take Report viewer away from the user on the same page.
check-role-who = A Global Administrator or Account admin
check-access-open = { $count ->
        [one] { $count } data set, complete
       *[other] { $count } data sets, complete
    }
check-access-redacted = Insights answers, but keeps data back from { $user }.
    .why = The answer is marked as redacted: that is the view of a Report Viewer, without revenue and personal data.
check-access-empty = Insights answers without a single data set.
    .why = The role or the account is missing: the user has no view of this company's data, or this is not the tenant that is enrolled.

reach-ca-file = The file of certificates holds no certificate in PEM form.
reach-client = The connection could not be prepared: { $detail }
reach-again = { $host }: try { $nth } of { $tries } in { $wait }
reach-name = The name { $host } was not found.
    .why = No request was made, so nothing is known about your answers. Usually this machine is offline, or its DNS does not resolve outside names.
reach-connection = No connection to { $host }.
    .why = No request was made, so nothing is known about your answers. Something between here and there refuses, or no route leads there.
reach-timeout = { $host } did not answer within { $limit }.
    .why = Nothing is known about your answers. Often a firewall swallows the request without a word.
reach-certificate = The certificate of { $host } was not accepted.
    .time = It is expired or not yet valid, or this machine's clock is wrong. Nothing was sent.
    .issuer = Its issuer is not trusted here. Company proxies that inspect TLS do that. Nothing was sent.
    .name = It is for another name. Nothing was sent.
    .other = It did not pass the system's check. Nothing was sent.
reach-tls = { $host } does not speak TLS as expected.
    .why = Something else answers there, such as a proxy. Nothing was sent.
reach-proxy = The proxy on the way to { $host } asks for a user and password.
    .why = The request did not reach Microsoft, so nothing is known about your answers.
reach-broken = The connection to { $host } broke before the answer was complete.
    .why = Whether the request arrived is not known, and nothing is known about your answers.
reach-redirect = Instead of { $host }, something sends us elsewhere: { $to }
reach-page = Instead of { $host }, a web page answered.
    .why = Microsoft's service does not answer like this. Usually it is the sign-in page of a network or the page of a proxy. Nothing is known about your answers.
reach-large = What answered for { $host } sent far too much.
reach-unfamiliar = { $host } answered in a form that is not known here.
    .why = Perhaps Microsoft has changed something. Nothing is known about your answers.
reach-who = The people who run your network
reach-do-network = Check that this machine is online.
reach-do-open = Have { $host } opened for this machine (HTTPS, port 443).
reach-do-proxy = If your network needs a proxy, set HTTPS_PROXY.
reach-do-proxy-credentials = Set HTTPS_PROXY with user and password; only Basic authentication is possible.
reach-do-clock = Set this machine's clock right.
reach-do-ca-file = Give your company's root certificate: --ca-file FILE, or install it in the system.
reach-do-portal = Open any web page in a browser and sign in to the network.
reach-do-again = Run the check again.
reach-do-report = If it stays so, report it with the details below.

## Refusals

# What the services refuse: refusal-<id> says what happened, .why what it means here, .do1 and so on what to do.
# Which codes they stand for, who can act and where: assets/refusals.json.

who-you = You, by correcting the value
who-wait = Nobody: it passes with time
who-user = The user who signs in
who-user-admin = A User Administrator or Global Administrator
who-user-or-admin = The user, or a User Administrator or Global Administrator
who-application = A Cloud Application Administrator, an Application Administrator or an owner of the application
who-consent = A Cloud Application Administrator, an Application Administrator or a Global Administrator
who-conditional-access = A Conditional Access Administrator, a Security Administrator or a Global Administrator
who-roles = A Global admin or an Account admin of Partner Center
who-enrolment = A Global admin or an MPN Partner Admin
who-identity-provider = Those who run your Active Directory or identity provider
who-network = Those who run your network or proxy
who-microsoft = Microsoft; there is nothing for you to correct
who-program = Whoever wrote the program that asked

refusal-tenant-unknown = Microsoft Entra does not know the tenant “{ $tenant }”.
    .why = No tenant of this cloud has that domain or ID, so nothing could be asked of it.
    .do1 = Compare it with the tenant's ID in the Entra admin center, page Overview.
    .do2 = If the tenant is in a national cloud, choose that cloud on the first page.
refusal-tenant-malformed = “{ $tenant }” does not tell Microsoft Entra which tenant is meant.
    .why = It is neither the ID of a tenant nor a domain that a tenant has verified.
    .do1 = Enter the tenant's ID, a GUID, or one of its domains, such as contoso.onmicrosoft.com.
refusal-tenant-other-cloud = The tenant, the user or the API is in another Microsoft cloud than the one that was asked.
    .why = Each cloud has its own sign-in service; a token of one is worth nothing in another.
    .do1 = Choose the cloud of the tenant: worldwide, US Government or China (21Vianet).
    .do2 = Check that the user and the application belong to that same tenant.
refusal-tenant-endpoint = This request must name one tenant; a shared address such as “common” was used.
    .why = The application, or this way to sign in, is open to the users of one tenant only.
    .do1 = Enter your own tenant's domain or ID.
refusal-tenant-restricted = Your company's network does not allow signing in to this tenant.
    .why = A proxy on the way adds a tenant restriction, and this tenant is not on its list.
    .do1 = Ask for the tenant { $tenant } to be put on the proxy's list of allowed tenants.
    .do2 = Or try again from a network without that proxy.
refusal-client-unknown = The tenant has no application with the ID { $client_id }.
    .why = The ID is mistyped, belongs to another tenant, is an object ID, or the application was created less than a minute ago.
    .do1 = Copy “Application (client) ID” from the application's Overview page; not the object ID.
    .do2 = Check that the application is in the tenant { $tenant }.
    .do3 = If it was created just now, wait a minute and check again.
refusal-client-no-principal = The application is registered but has no service principal in this tenant.
    .why = A service principal comes into being when the application is consented to; after a creation it can take a minute.
    .do1 = Grant admin consent to the application, which creates it.
    .do2 = If that was done just now, wait a minute and check again.
refusal-client-disabled = The application { $client_id } is switched off in this tenant.
    .why = An administrator has disabled sign-in to it; no token will be issued until that changes.
    .do1 = Entra admin center › Enterprise applications › the application › Properties: set “Enabled for users to sign-in” to Yes.
    .do2 = If it was disabled on purpose, register an application of its own for this access.
refusal-secret-wrong = Microsoft Entra refused the client secret.
    .why = Most often the secret ID was copied instead of the column Value, part of it is missing, or it belongs to another application.
    .do1 = Copy the column Value, not Secret ID; it is shown only once.
    .do2 = If the Value is lost, create a new client secret and enter its Value.
    .do3 = If it was created just now, wait a minute and check again.
refusal-secret-expired = The client secret has expired.
    .why = It was right once; its last day has passed, and it cannot be extended.
    .do1 = Create a new client secret: Certificates & secrets › New client secret.
    .do2 = Copy its Value, enter it here, and note its expiry date.
    .do3 = Delete the expired secret once the new one works everywhere.
refusal-secret-missing = The application must prove itself with a client secret, and none was sent or none exists.
    .why = The application is registered as confidential: without its secret, Microsoft Entra does not answer it.
    .do1 = Enter the client secret; create one if there is none.
    .do2 = Or, for device code without a secret, set “Allow public client flows” to Yes under Authentication.
refusal-client-public = The application counts as a public client, and a public client must not send a secret.
    .why = “Allow public client flows” is on, or the redirect URI is registered for mobile and desktop applications.
    .do1 = Under Authentication, set “Allow public client flows” to No, and check again with the secret.
    .do2 = Or keep it on, and sign in by device code or in a browser without the secret.
refusal-client-credentials = Microsoft Entra did not accept how the application identified itself.
    .why = The client ID and the client secret do not fit together, or one of them is not valid any more.
    .do1 = Check that both come from the same application.
    .do2 = Create a new client secret and enter its Value.
refusal-client-unauthorised = The application is not authorised to ask for a token in this way.
    .why = It is unknown in the tenant, switched off, or its registration does not allow this way to sign in.
    .do1 = Check the client ID and the tenant.
    .do2 = Check under Authentication which ways to sign in the application allows.
refusal-client-assertion = The certificate or signed assertion of the application was refused.
    .why = Its signature does not match a key of the application, it is damaged, or the clock of this computer is wrong.
    .do1 = Check the certificate under Certificates & secrets.
    .do2 = Set this computer's clock by a time server.
    .do3 = Or use a client secret, which this program can work with.
refusal-redirect-missing = The address to come back to after the sign-in is not registered for the application.
    .why = Microsoft Entra sends the browser back only to a redirect URI that stands in the registration.
    .do1 = Under Authentication, add the platform “Mobile and desktop applications” with the redirect URI http://localhost.
    .do2 = Or sign in by device code, which needs no redirect URI.
refusal-redirect-spa = The redirect URI is registered for a single-page application, and this program is not one.
    .why = Tokens for that platform go to browsers only and last a day at most.
    .do1 = Under Authentication, remove http://localhost from “Single-page application”.
    .do2 = Add it under “Mobile and desktop applications” instead, and sign in again.
refusal-consent-missing = Nobody has consented yet that the application calls Partner Center for this user.
    .why = The permission user_impersonation stands in the registration or will be asked for, but it is not granted in the tenant.
    .do1 = API permissions › Grant admin consent.
    .do2 = Or open this address as an administrator and accept.
    .do3 = If that was done just now, wait a minute and check again.
refusal-consent-admin = An administrator must consent; this user may not.
    .why = The tenant does not let its users grant permissions to applications.
    .do1 = Send this address to an administrator, who opens it and accepts.
    .do2 = Or: API permissions › Grant admin consent.
refusal-consent-declined = The request for consent was declined in the browser.
    .why = Without it, the application gets no token for this user.
    .do1 = Sign in again and choose Accept.
    .do2 = Or have an administrator consent for everybody.
refusal-consent-settling = The consent is still being worked in.
    .why = Microsoft Entra is just creating what the consent needs; that commonly takes seconds, sometimes a minute.
    .do1 = Wait a minute and check again.
refusal-permission-missing = The application's registration does not list the Partner Center API.
    .why = Only an API that stands under API permissions can be asked for.
    .do1 = API permissions › Add a permission › APIs my organization uses › Microsoft Partner Center › Delegated permissions › user_impersonation.
    .do2 = If it is not found by name, search for its ID fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd; some tenants show it as SampleBECApp.
    .do3 = Then choose Grant admin consent.
refusal-permission-sign-in = The application may not even sign a user in.
    .why = Its registration lacks the basic permission to read the signed-in user's profile.
    .do1 = API permissions › Add a permission › Microsoft Graph › Delegated permissions › User.Read.
    .do2 = Then choose Grant admin consent.
refusal-scope-wrong = The permission asked for does not exist in the way it was written.
    .why = For Partner Center the scope is https://api.partnercenter.microsoft.com/user_impersonation; one API per request.
    .do1 = In your own script, compare the scope or resource with the line above.
    .do2 = If this program asked, report it with the details.
refusal-resource-missing = The Partner Center API is not present in this tenant.
    .why = Its service principal is missing, which is usual in a tenant that is not the one of the Partner Center account.
    .do1 = Check that { $tenant } is the tenant you use to sign in to Partner Center.
    .do2 = Add the API: with Microsoft Graph, POST /v1.0/servicePrincipals with the appId fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd.
    .do3 = Then add the permission user_impersonation and grant admin consent.
refusal-resource-disabled = The Partner Center API is switched off in this tenant.
    .why = Its service principal exists, but an administrator has disabled it or its subscription has lapsed.
    .do1 = Enterprise applications › Microsoft Partner Center (fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd) › Properties: enable sign-in.
refusal-client-first-party = The client ID belongs to an application of Microsoft's own.
    .why = Microsoft's applications reach Partner Center only where Microsoft has arranged it in advance; your consent does not count.
    .do1 = Register an application of your own and enter its client ID.
refusal-claims-mapping = The application's registration changes the content of tokens in a way that cannot be carried out.
    .why = It has custom claims without a signing key of its own, or a rule whose input is missing for this user.
    .do1 = Remove the custom claims from the application.
    .do2 = Or register a plain application for this access.
refusal-user-not-assigned = The user { $user } is not assigned to the application.
    .why = The application admits assigned users only (“Assignment required” is Yes).
    .do1 = Enterprise applications › the application › Users and groups › Add user.
    .do2 = Or, under Properties, set “Assignment required” to No.
refusal-user-unknown = The tenant has no user “{ $user }”.
    .why = The sign-in name is mistyped, or the user belongs to another tenant. The e-mail address is not always the sign-in name.
    .do1 = Copy the user principal name: Entra admin center › Users › the user.
    .do2 = Check that the user is a member of the tenant { $tenant }.
refusal-user-name-format = “{ $user }” is not a sign-in name.
    .why = Microsoft Entra expects a user principal name: a name, an @ and a domain of the tenant.
    .do1 = Enter it in the form api@contoso.com.
refusal-user-elsewhere = The user who signed in is not a member of this tenant.
    .why = It is a guest, or an account of another organisation; Partner Center wants a member of the partner's own tenant.
    .do1 = Sign in with a member of the tenant { $tenant }.
    .do2 = If there is none for this purpose, create one: Entra admin center › Users › New user.
refusal-user-personal = A personal Microsoft account cannot be used here.
    .why = Partner Center knows work accounts of the partner's tenant only.
    .do1 = Sign in with a work account of the tenant { $tenant }.
refusal-user-deleted = The user { $user } has been deleted from the directory.
    .why = Its roles and its tokens ended with it.
    .do1 = Restore it under Users › Deleted users, while it is still listed there.
    .do2 = Or choose another user, and give it the role Executive Report Viewer.
refusal-user-disabled = The account { $user } is disabled.
    .why = An administrator has blocked its sign-in.
    .do1 = Entra admin center › Users › the user › Properties: enable the account.
    .do2 = Or choose another user who has the role Executive Report Viewer.
refusal-user-locked = The account { $user } is locked for a while.
    .why = Too many wrong passwords were tried, or the address they came from is suspected. The first lock lasts about a minute; each further try makes it longer.
    .do1 = Wait, and do not try in the meantime; stop scripts that sign in with the old password.
    .do2 = Look at the user's sign-in logs for where the attempts come from.
    .do3 = If the password is not certain, have it reset.
refusal-password-wrong = Microsoft Entra refused the user ID or the password.
    .why = Most often it is the password. Repeated wrong passwords lock the account, so it is not tried again by itself.
    .do1 = Type the password once more, without blanks around it; check the keyboard layout.
    .do2 = Try it in a private browser window before a third attempt here.
    .do3 = If it is forgotten, have it reset.
refusal-password-expired = The password of { $user } must be changed before it can be used.
    .why = It has expired, was set by an administrator, or the account is under suspicion.
    .do1 = Change the password by signing in to a browser, or reset it.
    .do2 = Enter the new password here.
refusal-password-on-premises = The user's password in your own Active Directory has expired.
    .why = The account comes from your company's directory, so that is where the password is changed.
    .do1 = Change it on a company computer (Ctrl+Alt+Del), or ask your help desk.
    .do2 = Enter the new password here.
refusal-password-change-failed = The password could not be changed.
    .why = The current one was wrong, the new one breaks a rule, or the change has to be made in your own directory.
    .do1 = Change it on the reset page, which says which rule applies.
    .do2 = For an account from your own Active Directory, change it there.
refusal-password-none = Microsoft Entra holds no password for this user.
    .why = The account signs in without one, or with your own servers, so signing in by password cannot work.
    .do1 = Sign in with multifactor authentication, in a browser or by device code, instead of by password.
refusal-own-servers = Your company's own sign-in servers did not check the password.
    .why = The agents that pass passwords on to your Active Directory could not reach it, answered too late or have a wrong clock. The password may well be right.
    .do1 = Wait some minutes and check again.
    .do2 = Have the pass-through authentication agents and their logs looked at.
refusal-logon-hours = The user may not sign in at this hour.
    .why = Your Active Directory limits the hours in which this account may sign in.
    .do1 = Try again within those hours.
    .do2 = Or have the account's logon hours widened.
refusal-identity-provider = The identity provider that your company signs in with did not confirm the user.
    .why = The account is federated: the sign-in is decided outside Microsoft Entra, and that side failed or refused.
    .do1 = Sign in to a browser with this account, to see what your identity provider says.
    .do2 = Have the federation settings of the domain checked.
refusal-mfa-required = Microsoft Entra wants multifactor authentication, and a password alone cannot give it.
    .why = The password may be right. A policy of the tenant asks for a second factor, which needs a person at a browser.
    .do1 = Sign in with multifactor authentication, in a browser or by device code, instead of by password.
    .do2 = If the user has no second factor yet, register one first.
refusal-mfa-not-registered = The user { $user } must first register for multifactor authentication.
    .why = The tenant requires a second factor, and none is set up for this user; with federation, yours may not report it.
    .do1 = Register a second factor as this user.
    .do2 = Then sign in with multifactor authentication, in a browser or by device code.
refusal-mfa-failed = The second factor was not confirmed.
    .why = The prompt was declined, was not answered in time, or the code was wrong.
    .do1 = Sign in again with the authenticator at hand.
    .do2 = If the phone was replaced, register the second factor anew.
refusal-mfa-phone-limit = Microsoft sends no further calls or text messages to this phone for now.
    .why = The limit for calls and messages of multifactor authentication has been reached.
    .do1 = Confirm with the authenticator app instead.
    .do2 = Or wait some hours and sign in again.
refusal-mfa-security-defaults = The security defaults of the tenant block this way to sign in.
    .why = They allow no sign-in by password alone, as it cannot ask for a second factor.
    .do1 = Sign in with multifactor authentication, in a browser or by device code, instead of by password.
    .do2 = Leave the security defaults on: Partner Center wants multifactor authentication as well.
refusal-mfa-registration-blocked = The user may not register a second factor from here.
    .why = The tenant allows that from certain places or devices only, or has seen suspicious activity.
    .do1 = Register from a company network or device.
    .do2 = Or have the user's risk cleared, or a Temporary Access Pass issued.
refusal-sign-in-method = This way to prove who you are is not accepted for the user.
    .why = A policy forbids it, or a Temporary Access Pass is wrong, used or past its time.
    .do1 = Sign in again with another method.
    .do2 = Ask for a new Temporary Access Pass if you use one.
refusal-interaction-needed = Microsoft Entra wants to ask the user something before it issues a token.
    .why = That needs a person at a browser; nothing can be done silently.
    .do1 = Sign in with multifactor authentication, in a browser or by device code.
refusal-refresh-expired = The saved sign-in has expired.
    .why = A refresh token lives 90 days after its last use, and this one went unused for longer or reached its end.
    .do1 = Sign in again as { $user }.
    .do2 = Let a scheduled run ask for a token at least every few weeks; each use renews it.
refusal-refresh-revoked = The saved sign-in was revoked.
    .why = The password was changed or reset, or an administrator ended the user's sessions.
    .do1 = Sign in again as { $user }.
    .do2 = If nobody is known to have done this, look at the user's sign-in logs.
refusal-refresh-frequency = A policy of the tenant wants the user to sign in again.
    .why = Conditional Access limits how long a sign-in counts (sign-in frequency); this one is older.
    .do1 = Sign in again as { $user }.
    .do2 = For unattended use, have the sign-in frequency reviewed for this user.
refusal-refresh-broken = The saved sign-in cannot be used.
    .why = The refresh token is incomplete or damaged, belongs to another application, or is no longer valid.
    .do1 = Sign in again as { $user }; the saved token is replaced.
    .do2 = If it came from elsewhere, copy it as a whole and use the client ID that it was issued to.
refusal-device-code-pending = The code has not been entered yet.
    .why = Microsoft Entra is waiting for the user to sign in in a browser.
    .do1 = Open the page, enter the code and sign in.
refusal-device-code-ended = The device code is not valid any more.
    .why = A code lives 15 minutes and serves once. If the browser said that access was blocked, a policy forbids signing in by device code.
    .do1 = Start the sign-in again and enter the new code within its time.
    .do2 = If it was blocked, sign in in a browser instead of by device code.
refusal-device-code-declined = The sign-in was declined in the browser.
    .why = Somebody pressed Cancel or No on Microsoft's page.
    .do1 = Start the sign-in again and continue on Microsoft's page.
refusal-browser-code = The answer from the browser could not be turned into a token.
    .why = It was used already, is too old, or belongs to another sign-in; two at the same time mix up easily.
    .do1 = Close the other sign-in pages and start the sign-in again.
refusal-ca-blocked = A Conditional Access policy of the tenant blocks this sign-in.
    .why = The user and the password may be right. The place, the platform or the way to sign in is not allowed; device code and password are often blocked.
    .do1 = Sign in in a browser, which most policies allow.
    .do2 = See which policy it was: the user's sign-in logs, tab Conditional Access.
    .do3 = Have this user or application excluded from that policy, if nothing else can be done.
refusal-ca-device = The tenant allows this sign-in from managed devices only.
    .why = Conditional Access wants a device that is registered and compliant; a password or a device code cannot show one.
    .do1 = Sign in in a browser on a company-managed device.
    .do2 = Or have this user or application excluded from the device rule.
refusal-ca-app = The tenant allows approved or protected applications only.
    .why = Conditional Access wants an application that Intune protects; a program of your own cannot be one.
    .do1 = Have this application excluded from the rule.
refusal-ca-risk = The user is blocked because the account is considered at risk.
    .why = Identity protection has seen something suspicious, such as a leaked password or an unlikely place.
    .do1 = Have the risk examined and dismissed: Entra admin center › Risky users.
    .do2 = Change the password.
refusal-action-outside = Something must be put in order outside the sign-in first.
    .why = Microsoft Entra names it in its own words, for instance that the device has to be enrolled.
    .do1 = Do what the server's own text says; it stands in the details.
    .do2 = Then check again.
refusal-request-wrong = Microsoft Entra could not make sense of the request.
    .why = A part of it is missing, empty or not allowed there. That is a fault of the program that asked, not of your answers.
    .do1 = In your own script: send a form (application/x-www-form-urlencoded) by POST, without blanks after “=”.
    .do2 = If this program asked, report it with the details.
refusal-identity-trouble = Microsoft's sign-in service has trouble at the moment.
    .why = It says nothing about your answers; they may all be right.
    .do1 = Wait some minutes and check again.
    .do2 = If it lasts, give Microsoft's support the trace and correlation IDs.
refusal-identity-fault = Microsoft's directory reports a fault that waiting does not cure.
    .why = It concerns the tenant's own data on Microsoft's side, not your answers.
    .do1 = Open a support request with Microsoft and give the trace and correlation IDs.
refusal-identity-forbidden = The request to the sign-in service was forbidden, without a reason.
    .why = Microsoft Entra explains its refusals; an answer without a code often comes from a proxy or filter on the way.
    .do1 = Check whether a proxy or filter blocks the sign-in service.
    .do2 = Try again from another network.
refusal-identity-not-found = The sign-in service has no such address for this tenant.
    .why = The tenant is not written in a form it knows, or the address of the service is not the right one.
    .do1 = Enter the tenant's ID, a GUID.
    .do2 = If you use an endpoints file, check the address of the sign-in service in it.
refusal-throttled = The service asks to wait: too many requests in a short time.
    .why = The limit counts all programs of your tenant, and each attempt during the wait counts again.
    .do1 = Wait as long as the service says, or a minute, and check again.
    .do2 = If it lasts, look for another program of yours that calls without a pause.
refusal-partner-mfa = Partner Center refused the token because it was obtained without multifactor authentication.
    .why = The sign-in worked, but Partner Center has been turning such tokens away since June 2026, step by step: some calls may still pass. A token by password never carries the proof.
    .do1 = Sign in with multifactor authentication, in a browser or by device code, instead of by password.
    .do2 = If you did and were not asked for a second factor, have it required for this user: Conditional Access or security defaults.
    .do3 = Replace saved refresh tokens that were obtained without it.
refusal-partner-audience = Partner Center refused the token: it is meant for another API, or it did not arrive.
    .why = A token is good for one API. For Partner Center and Insights it must be for https://api.partnercenter.microsoft.com; graph.windows.net is no longer accepted.
    .do1 = In your own script, ask for resource=https://api.partnercenter.microsoft.com.
    .do2 = Send it as the header Authorization: Bearer, without a line break.
refusal-partner-app-only = This data is not given to an application alone; a user must have signed in.
    .why = The token was asked for with the client secret only (client_credentials). Partner Insights wants application and user together.
    .do1 = Ask for the token as a user who has the role Executive Report Viewer.
refusal-partner-conditional-access = Conditional Access keeps Partner Center from getting a token for this user.
    .why = The first sign-in passed; a policy stops the step behind it, inside Microsoft's services.
    .do1 = See which policy it was: the user's sign-in logs, tab Conditional Access.
    .do2 = Sign in from a place and device that the policy allows, or have the user excluded.
refusal-partner-issuance = Partner Center could not get a token of its own from Microsoft Entra.
    .why = The fault lies between two of Microsoft's services; often it passes.
    .do1 = Wait some minutes and check again.
    .do2 = If it lasts, check the user's sign-in logs for what was refused.
refusal-partner-not-active = The company's programme status is not active in Partner Center.
    .why = The enrolment in the Microsoft AI Cloud Partner Program is not finished, is being verified, or has ended.
    .do1 = See under Account settings › Legal info which step is open.
    .do2 = Finish the enrolment; verification commonly takes 3 to 5 business days.
    .do3 = If your company has several tenants, check that { $tenant } is the enrolled one.
refusal-partner-not-found = Partner Center finds no partner organisation for this request.
    .why = The tenant is not enrolled, or the PartnerID asked for is not that of this company.
    .do1 = Check that { $tenant } is the tenant of the partner account; companies with a CSP tenant often have two.
    .do2 = Look the PartnerID up under Account settings › Legal info.
    .do3 = If the company is not enrolled yet, enrol it.
refusal-partner-reseller = The PartnerID is not that of an active indirect reseller.
    .why = Partner Center looked for an indirect reseller and found another kind of partner, or none linked to an active tenant.
    .do1 = Check the PartnerID; for transactions it is that of a location, not the global one.
    .do2 = Finish the enrolment of that account if it is pending.
refusal-partner-role = The user's roles in Partner Center do not allow this.
    .why = The token is good and was read; the right is missing. Insights data needs the role Executive Report Viewer (ERV).
    .do1 = Account settings › User management › the user › Assign roles › Insights: Executive report viewer, for the entire organisation.
    .do2 = Then sign in again: roles take effect with a new token, sometimes after up to an hour.
refusal-partner-trouble = Partner Center has trouble at the moment.
    .why = It says nothing about your answers; they may all be right.
    .do1 = Wait some minutes and check again.
    .do2 = If it lasts, give Microsoft's support the correlation and request IDs.
refusal-partner-request = Partner Center could not make sense of the request.
    .why = A part of it is missing or has the wrong form. That is a fault of the program that asked, not of your answers.
    .do1 = In your own script, compare the request with Microsoft's page for this call.
    .do2 = If this program asked, report it with the details.
refusal-partner-unauthorised = Partner Center did not accept the token.
    .why = It is older than its hour, was obtained without multifactor authentication, is for another API, or belongs to a tenant without Partner Center API access.
    .do1 = Get a new token and check again.
    .do2 = If it was obtained by password, sign in with multifactor authentication, in a browser or by device code.
    .do3 = Check that { $tenant } is the tenant of the partner account.
refusal-partner-forbidden = Partner Center read the token and denied access.
    .why = It does not say why: the user's roles, the kind of partner (this API is not for indirect resellers) or an enrolment that is not active. It says nothing certain about Insights.
    .do1 = Rely on the Insights check, which proves access to the data itself.
    .do2 = Check the user's roles under Account settings › User management.
    .do3 = Check the enrolment under Account settings › Legal info.
refusal-partner-nothing-there = Partner Center found nothing under this address.
    .why = The company has no such record, most often because it is not enrolled with this tenant, or the address is wrong.
    .do1 = Check that { $tenant } is the tenant of the partner account.
    .do2 = See the enrolment under Account settings › Legal info.
    .do3 = If you use an endpoints file, check the address of Partner Center in it.
refusal-insights-unauthorised = The Insights API did not accept the token.
    .why = It is older than its hour, was obtained without multifactor authentication, or is for another API or tenant.
    .do1 = Get a new token and check again.
    .do2 = If it was obtained by password, sign in with multifactor authentication, in a browser or by device code.
    .do3 = In your own script, check that the token is for https://api.partnercenter.microsoft.com.
refusal-insights-forbidden = The Insights API read the token and denied access to the data.
    .why = Most often the user lacks the role Executive Report Viewer (ERV); else the tenant is not the enrolled one. Insights belongs to the partner programme account, not to a CSP account.
    .do1 = Account settings › User management › the user › Assign roles › Insights: Executive report viewer, for the entire organisation.
    .do2 = If the user is a Report viewer as well, remove that role.
    .do3 = Check that { $tenant } is the tenant of the partner programme account.
    .do4 = Then sign in again: roles take effect with a new token, sometimes after up to an hour.
refusal-insights-nothing-there = The Insights API has nothing under this address.
    .why = The address is not that of an Insights call, or the report it names does not exist for this user.
    .do1 = In your own script, compare the address: https://api.partnercenter.microsoft.com/insights/v1/mpn/…
    .do2 = If you use an endpoints file, check the address of Partner Center in it.
refusal-insights-not-yet = The report has no finished run yet.
    .why = A report runs at its scheduled time; until then, and with the usual filter, its runs are not found.
    .do1 = Check the report ID, wait, and ask again every minute.
    .do2 = Ask for executionStatus=Pending;Running;Paused;Completed to see runs that are not finished.
refusal-insights-quota = The user has reached the limit of reports or queries.
    .why = Reports and queries stay until they are deleted; only so many may exist, or be started in an hour.
    .do1 = Delete reports and queries that are no longer needed.
    .do2 = For reports that run at once, wait an hour.
refusal-insights-request = The Insights API could not carry out the query or report as it was written.
    .why = A data set, a column or a parameter is not one it knows. Access itself works: the request got this far.
    .do1 = Compare names with the list that ScheduledDataset returns; the data set is called Profile, not Profil.
    .do2 = Start times are UTC, at least 4 hours ahead; intervals are 4 to 2160 hours.
    .do3 = If this program asked, report it with the details.
refusal-unknown = The service refused, and the reason is not one that this program knows.
    .why = Its own words and IDs stand in the details; nothing is guessed from them.
    .do1 = Look the code up on Microsoft's page.
    .do2 = If that does not help, give Microsoft's support the code and the IDs.

## Sandbox

sandbox-ready = All prerequisites are met. Simplified in one point: here a password counts as multifactor sign-in; at Microsoft it never does.
sandbox-mfa-required = The tenant demands multifactor authentication, so no token is issued for a password alone.
sandbox-mfa-not-claimed = A token is issued for the password, but Partner Center refuses it because it does not prove multifactor authentication.
sandbox-federated = The user signs in at the company's own identity provider; a password sent to Microsoft Entra cannot work.
sandbox-unknown-tenant = There is no tenant of that name or ID.
sandbox-unknown-user = The domain of the user ID is not known to Microsoft Entra.
sandbox-wrong-client-id = No application with that client ID is registered in the tenant.
sandbox-secret-id-pasted = The client secret is refused, as when the secret ID was copied instead of the value.
sandbox-expired-secret = The client secret has expired.
sandbox-public-client = The application counts as a public client, which must not send a secret.
sandbox-no-consent = Nobody has consented to the application's permission.
sandbox-no-partner-api = The token lacks the permission user_impersonation of the Microsoft Partner Center API.
sandbox-wrong-password = The password is wrong; ten wrong ones in a row lock the account for a while.
sandbox-locked-account = The account is locked after too many wrong passwords.
sandbox-expired-password = The password has expired and must be changed.
sandbox-disabled-user = The user's account is disabled.
sandbox-no-erv = The user does not have the role Executive Report Viewer, and Insights refuses access.
sandbox-report-viewer-only = The user is only a Report Viewer, so sensitive data is left out.
sandbox-erv-and-report-viewer = The user has both roles, and the data is left out as for a Report Viewer.
sandbox-not-enrolled = The company is not enrolled in the Microsoft AI Cloud Partner Program.
sandbox-vetting-pending = The verification of the company is still waiting for the check of its business.
sandbox-indirect-reseller = Profiles and roles cannot be read, as for an indirect reseller; Insights answers.
sandbox-device-code-blocked = A Conditional Access policy blocks the device code: the browser says so, and the code ends unused. The password works as in “ready”.
sandbox-conditional-access = A Conditional Access policy blocks the sign-in.
sandbox-other-tenant-token = The token is for another tenant than the one entered.
sandbox-consent-lag = Consent was given a moment ago and has not arrived everywhere: the first two sign-ins within a minute are refused.
sandbox-clock-skew = The clocks of this machine and of the services differ by 20 minutes.
sandbox-throttled = Partner Center and Insights answer every request with a demand to wait 57 seconds.
sandbox-flaky = The first request to each address fails; asked again, everything works.
sandbox-slow = Each answer takes 0.7 seconds.
sandbox-offline = Nothing answers.
sandbox-captive-portal = A network's own sign-in page answers in place of the services.

## Store

store-no-home = There is no folder for the settings: the system names no home folder. Set PARTNER_ONBOARD_HOME to a folder of yours.
store-bad-name = “{ $name }” cannot be a profile's name. Use up to 64 letters, digits, hyphens, underscores and dots, beginning with a letter or digit.
store-not-found = There is no profile “{ $name }” (no file { $path }). “partner-onboard profiles list” shows the ones there are.
store-cannot-read = { $path } cannot be read: { $cause }.
store-cannot-write = { $path } cannot be written: { $cause }. What was there before is unchanged.
store-cause-denied = the system does not allow it; see who owns the file and its folder
store-cause-full = there is no space left
store-cause-read-only = the disk is read-only
store-cause-not-a-folder = a file stands where a folder should be
store-cause-other = { $os }
store-broken = { $path } is damaged at line { $line }, column { $column }: { $cause }. Mend that place, or delete the file and set it up again.
store-newer = { $path } was written by a newer partner-onboard (format { $found }, this one knows { $known }). Update this program. The file was left as it is.
store-busy = Another partner-onboard is writing to { $path } and has not finished. Wait for it or close it, then try again.
store-taken = There is a profile “{ $name }” already. Choose another name, or remove that one first.
store-other-environment = { $found ->
    [sandbox] “{ $name }” is a practice profile of the sandbox, and a real one does not replace it.
   *[live] “{ $name }” is a real profile, and one from the sandbox does not replace it.
  } Choose another name, or remove that one first.
vault-no-bus = No keychain can be reached: this session has no D-Bus session bus, as is usual over SSH and in containers. Run this from your desktop session, or go on without storing secrets.
vault-no-service = There is no keychain: no program here offers one. On Linux, GNOME Keyring, KWallet and KeePassXC do. Start one and try again, or go on without storing secrets.
vault-no-keyring = The keychain has no default keyring to put secrets into. Create one in your desktop's password program and try again, or go on without storing secrets.
vault-no-session = Windows gives this kind of session no access to Credential Manager, as is usual over SSH and for services. Sign in to the desktop, or go on without storing secrets.
vault-locked = The keychain is locked or refuses access. Unlock it and try again, or go on without storing secrets.
vault-timed-out = { $seconds ->
    [one] The keychain has not answered within { $seconds } second.
   *[other] The keychain has not answered within { $seconds } seconds.
  } Your desktop may be asking for its password in another window: answer there, then try again. What was under way may still be carried out after that.
vault-too-long = The value has { $bytes } bytes; the keychain takes { $longest } at most.
vault-damaged = What the keychain holds for this profile is incomplete or was changed by another program. Enter the secret again and save the profile.
vault-other = The keychain reports a fault: { $cause }. Try again, or go on without storing secrets.

## Full screen

tui-title = partner-onboard { $number }/{ $count } { $title }
tui-sandbox = SANDBOX: nothing leaves this machine
tui-sandbox-short = SANDBOX
tui-enlarge = Please enlarge the window to at least { $columns } by { $rows }.
tui-enter-field = next field
tui-leave = Leave? Nothing is saved but a draft of your answers, without the secrets, if you keep it.
tui-characters = { $count ->
    [one] { $count } character.
   *[other] { $count } characters.
}
tui-overflow = That does not fit: at most { $limit } bytes. Nothing of it was taken; what was there is kept.
tui-paste-nowhere = Choose a field first, with Tab; nothing was pasted.
tui-opening = Opening { $link }
tui-copied = Handed to the terminal's clipboard: { $text }
tui-not-yet = “{ $title }” needs answers on the pages before it.
tui-waiting-answers = not checked yet
tui-waiting = waits for: { $names }
tui-checking = checking; Esc cancels
tui-checking-all = Checking; Esc cancels.
tui-device-code = Open this page in a browser, here or on another machine, and enter the code:
tui-device-waits = { $polls ->
    [0] Waiting for the sign-in; { $left } left.
    [one] Not signed in yet, asked { $polls } time; { $left } left.
   *[other] Not signed in yet, asked { $polls } times; { $left } left.
}
tui-device-over = The time of the code is over.
tui-device-practice = Sandbox: a simulated person enters the code, there is nothing to do.
tui-go-on = Commands to go on with
tui-help-page = { $title }, step by step
tui-help-keys = Keys
tui-checked-at = Checked { $at }
key-enter = Enter
key-esc = Esc
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
key-shift-tab = Shift+Tab
key-tab = Tab
key-arrows = ↑↓
key-page = PgUp PgDn
key-digits = 1–8
key-leave-keeping = leave, keep the draft
key-leave-discarding = leave, discard it
key-stay = stay
key-confirm = confirm the field, then the page
key-cancel = cancel what runs; else close; else the page before
key-cancel-short = cancel
key-close = close
key-fix = go to the question at fault
key-fix-short = fix
key-details = details: server text, ids for support
key-details-short = details
key-fill = fill this page with practice values
key-fill-short = practice values
key-reveal = show or hide the secret
key-reveal-short = show/hide
key-choose = another choice
key-choose-short = choose
key-open = open the link
key-open-short = open link
key-copy = copy the code, link or command
key-copy-short = copy
key-rerun = run the checks of this page again
key-rerun-short = recheck
key-backward = the field before; on the first one, the page before
key-backward-short = back
key-forward = the next field
key-help = help
key-help-short = help
key-move = move
key-scroll = scroll
key-go = go to that page, as far as the answers allow
key-language = English / French
key-redraw = redraw
key-suspend = suspend
key-interrupt = leave

## Line by line

## Answers file

## Commands
