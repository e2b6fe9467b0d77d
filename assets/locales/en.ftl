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
step-sign-in-intro = Now the user signs in and a token is asked for. Microsoft's page documents user ID and password; device code and browser bring multifactor authentication (MFA) as well, without which Partner Center has been refusing tokens since June 2026.
step-results = Results
step-results-intro = Every check, how it was proved and when.
step-save = Save
step-save-intro = Nothing is written before you agree. This is what will be written, and where.
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
    4. The PartnerID stands under Account settings.
    5. Partners with separate tenants for CSP and MPN use the MPN tenant: Insights belongs to it.
step-application-guide =
    1. Entra admin center › App registrations › New registration; single tenant is enough for your own tenant.
    2. Redirect URI: Public client/native (mobile & desktop), http://localhost.
    3. Overview: copy Application (client) ID.
    4. Certificates & secrets › New client secret: copy the Value at once, it is shown only once.
    5. API permissions › Add a permission › APIs my organization uses › Microsoft Partner Center (some tenants: SampleBECApp; ID fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd) › Delegated › user_impersonation.
    6. Grant admin consent.
    7. Add no application permissions.
    A Cloud Application Administrator can do all of this; an Application Developer can register but not consent.
step-role-guide =
    1. Partner Center › Settings › Account settings › User management: choose the user.
    2. Assign roles › Insights: Executive report viewer, for the entire organisation.
    3. Do not assign Report viewer as well: a user with both may get the limited view.
    4. A Global admin or Account admin can do this. MPN Partner admins usually have the role already.
    5. A change may take a while; sign in again afterwards.
step-sign-in-guide =
    1. The documented way sends client ID, client secret, user ID and password, and gets a token for about an hour.
    2. It cannot work for federated accounts, nor where multifactor authentication is demanded of the user.
    3. Since June 2026 Partner Center has been refusing tokens without proof of multifactor authentication (401, code 900421). The check MFA tells whether yours has it.
    4. Repeated wrong passwords lock the account; the sign-in is never repeated by itself.
    5. By device code the user signs in in a browser, on any machine, with multifactor authentication; this page shows the code and where to enter it. A Conditional Access policy can block it.
    6. In a browser on this machine it often passes even then. For that the application's registration needs the redirect URI http://localhost, under Authentication › Mobile and desktop applications. If it is missing, the browser says so (AADSTS50011), and this page does not hear of it.
step-results-guide =
    1. Walk the rows with the arrow keys; below stands what is known about the chosen one.
    2. F2 shows everything, with the ids for Microsoft's support.
    3. F4 goes to the question at fault; only what depends on it runs again. F6 shows a note for whoever has more rights.
step-save-guide =
    1. The profile holds the answers without the secrets.
    2. Secrets go into the operating system's keychain, into a file encrypted under a passphrase of yours, or nowhere.
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
question-sign-in-help = A password cannot carry a second factor; a device code and a browser can.
question-password = Password
question-password-help = Sent to Microsoft's sign-in service only. Repeated wrong passwords lock the account.
question-profile = Profile name
question-profile-help = Letters, digits, hyphen, underscore and dot. Commands ask for it: --profile NAME.
question-store = Secrets go to
question-store-help = Secrets are never written in plain text.
question-passphrase-again = Passphrase once more
question-passphrase-again-help = Nobody can recover it: a slip would lock the secrets away for good.
question-passphrase = Passphrase of the file
question-passphrase-help = The file is encrypted with it; without it nobody can open the file. At least 12 characters.
question-keep-password = Keep the password too
question-keep-password-help = Rarely needed: the refresh token renews the sign-in without it.

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
choice-sign-in-browser = Browser on this machine
choice-store-file = a file on this machine, encrypted under a passphrase
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
judge-secret-short = That is short ({ $length }): Entra's secrets have 16 or more. Was all of it copied?
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
judge-user = Not a sign-in name; one looks like api@contoso.com.
judge-profile-reserved = Windows reserves this name for a device; choose another.
judge-profile-name = Letters, digits, hyphen, underscore and dot only, beginning with a letter or digit.
judge-passphrase-differs = The two passphrases are not the same. Enter both again.
judge-passphrase-short = { $length } characters; a passphrase has at least { $least }.

## Kinds of problems

kind-unreachable = Could not reach the service
kind-refused = Refused
kind-not-allowed = Not allowed
kind-not-ready = Not ready yet
kind-sign-in = A person must sign in
kind-service = Trouble on Microsoft's side
kind-unknown = Could not be determined

## Flow

step-save-again = The profile has been saved. Saving again writes this:
save-replaces-working = It replaces the saved profile { $name }, in which all checks were met, by one in which they are not. Choose another name to keep that one.
save-not-proved = Not everything could be checked: the profile will be marked “not ready”.
next-not-proved = Not ready yet: not everything could be checked. Verify again later.
sandbox-own-values = In the sandbox only its practice values exist; F8 fills them in.
problem-heading = { $kind }: { $title }

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
support-detail = Technical detail
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
save-vault-unavailable = The operating system's keychain cannot be used. { $why }
save-encrypted = The client secret and the sign-in's refresh token go into the encrypted file secrets/{ $name }.sealed beside the profiles. The password is not kept.
save-encrypted-both = The client secret, the sign-in's refresh token and the password go into the encrypted file secrets/{ $name }.sealed beside the profiles.
save-encrypted-secret = The client secret and the sign-in's refresh token go into the encrypted file secrets/{ $name }.sealed beside the profiles.
save-choose-store = Choose where the secrets go; nothing is kept before you have.
save-keychain = The client secret and the sign-in's refresh token go into the operating system's keychain. The password is not kept.
save-keychain-both = The client secret, the sign-in's refresh token and the password go into the operating system's keychain.
save-keychain-secret = The client secret and the sign-in's refresh token go into the operating system's keychain.
save-nowhere = The secrets are not kept; you will be asked again.
save-not-ready = Not all checks are met: the profile will be marked “not ready”.
sign-in-federated = This account is federated: Microsoft Entra does not know its password, so that way is closed. Device code and browser lead to your company's own sign-in page.
sign-in-managed = Microsoft Entra itself checks this account, so a password can be tried. It brings no second factor, though; where one is demanded, only device code and browser get through.
sign-in-device-code = The user enters a code in a browser on any machine. If Conditional Access blocks device codes in your tenant, the browser is the way.
sign-in-browser = The user signs in in a browser on this machine. The application's registration must have the redirect URI http://localhost under Authentication › Mobile and desktop applications.
sign-in-browser-remote = You are connected by SSH: a browser on your own machine reaches this one through a forwarded port only. The device code needs none.
sign-in-refused-before = This very password has just been refused. Sent again it counts towards a lock-out: change it, or ask for the check once more to send it as it is.
open-not-here = No browser can be opened from here; open the address by hand.
open-failed = The browser could not be opened ({ $why }); open the address by hand.
offer-password = sign in by password instead
offer-device-code = sign in by device code instead
offer-browser = sign in in the browser instead
notice-device-code = Enter the code { $code } at { $url }; it counts until { $until }.
notice-browser = Open this address in a browser on this machine, by { $until }; the answer comes back to { $uri }: { $url }
next-saved = Saved: profile { $name } in { $path }
next-ready = All checks are met: a token was issued and an Insights call with it succeeded.
next-not-ready = Not ready yet: some checks are not met. Verify again once that is mended.
next-token-expires = This access token is valid until { $at }.
next-secret-expires = The client secret expires on { $day }; renew it before then.
next-secret-expiry-unknown = When the client secret expires is not known; look it up under Certificates & secrets.
next-nothing-kept = No secret was kept: verify asks for them, and token needs them in PARTNER_ONBOARD_CLIENT_SECRET and PARTNER_ONBOARD_PASSWORD.
next-renewal = The refresh token is kept: verify and token renew the sign-in without a person. It ends 90 days after its last use.
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
check-mfa = Multifactor (MFA)
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
    .warning = A password sent to Entra cannot work for such an account; choose the device code.
check-account-unknown = Entra does not know the domain of { $user }.
    .why = Either the sign-in name is misspelt, or its domain is not verified in any tenant of this cloud.
    .do1 = Compare it letter by letter with Entra admin center › Users › the user › User principal name.
    .do2 = If the account is in another Microsoft cloud, choose that cloud on the first page.
    .who = Whoever administers users in the tenant: User Administrator or Global Administrator
check-client-found = The application exists in this tenant.
check-secret-accepted = Entra accepts the secret.
check-secret-accepted-until = Entra accepts the secret; it expires on { $day }.
check-secret-past = The day you gave, { $day }, is past, but Entra still accepts the secret.
    .why = Date and secret do not belong together, so you could not be warned in time.
    .do1 = Copy the day again from Certificates & secrets › Expires, from the row of this very secret.
check-sign-in-done = { $user } has a token, valid until { $until }.
check-sign-in-federated = A password cannot work for { $user }; nothing was sent.
    .why = Your company's own identity provider checks this account, so Entra cannot judge its password.
    .do1 = Choose the device code or the browser as the way to sign in, with this user.
    .do2 = Or use an account that Entra itself manages, such as one at your .onmicrosoft.com domain, and give it the role.
    .who = The user; for another account a User Administrator or Global Administrator
check-sign-in-way = This version cannot sign in by “{ $way }”.
    .why = Built in are user ID and password, the device code, and the sign-in in a browser.
    .do1 = Choose one of these.
check-sign-in-nobody = { $user } signs in by device code or in a browser, and nobody is here to do it.
    .why = Either is done by a person. Nothing was sent, and nothing is known to be wrong.
    .do1 = Run partner-onboard in a terminal, choose this profile and sign in.
    .who = The user
check-sign-in-dead = The saved sign-in is no longer accepted.
    .why = Microsoft refused the refresh token with a code that this program does not know; only a new sign-in helps.
check-sign-in-unkept = The saved sign-in could not be read.
    .do1 = Unlock the keychain, or close other runs of partner-onboard, and try again.
check-sign-in-not-kept = The new refresh token could not be kept; the one before stays valid for a while. { $why }
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
check-claims-user = The token is for { $found }; you named { $given }. If these are not two names of one user, everything proved here holds for { $found } only: sign in again as the other.
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
check-mfa-contradicted = The token itself does not name “mfa” (amr: { $methods }). Microsoft's answer decides; should a call be refused for want of it all the same, sign in by device code.
check-mfa-strong = The token says { $methods }, not “mfa”. That is strong, but no source says that Partner Center accepts it.
check-mfa-absent = The sign-in was without multifactor authentication (amr: { $methods }).
    .why = Partner Center refuses such tokens, little by little on all calls. A password alone never brings the proof.
    .nothing = nothing
check-mfa-denied = Partner Center says that this token does not fulfil multifactor authentication.
    .why = The check is Microsoft's own (ValidateMfa). Tokens that fail it are refused, little by little on all calls.
check-mfa-unclear = Whether multifactor authentication took place cannot be told.
    .why = The token does not say it, and the service gave no word on it.
    .do1 = Run this check again later.
check-mfa-unchallenged = Either the user was not asked for a second factor, as on Microsoft's page a sign-in ends without one where nothing demands it; or the company's own identity provider asked and did not say so. Partner Center refuses such tokens, little by little on all calls.
    .do1 = Have it required for this user: security defaults, or a Conditional Access policy that covers this user and this application.
    .do2 = If the user signs in at the company's own identity provider and was asked there: have it pass the second factor on (the claim multipleauthn), and have the domain's setting federatedIdpMfaBehavior accept it.
    .do3 = Then sign in again. A saved sign-in that was made without it stays without it, however often it is renewed.
    .who = A Conditional Access Administrator or Global Administrator; for the company's own sign-in, whoever runs its identity provider
check-mfa-browser = Or sign in in a browser: there this program asks for the second factor by itself.
check-mfa-do1 = Sign in with multifactor authentication, by device code, with the same user.
check-mfa-do2 = If no second factor is asked for there, require it for this user: security defaults or Conditional Access.
check-mfa-who = The user; a Conditional Access Administrator or Global Administrator for the rule
check-enrolment-found = PartnerID { $id }
check-enrolment-found-name = PartnerID { $id }, { $name }
check-enrolment-other = You entered { $given }, and this tenant is enrolled with { $found }. Whether that is one of your own locations could not be found out.
    .of = You entered { $given }, which is another ID: that of { $name }. This tenant is enrolled with { $found }. If { $name } is one of your own locations, nothing is wrong.
    .known = You entered { $given }, another ID that exists; this tenant is enrolled with { $found }. If it is that of one of your own locations, nothing is wrong.
check-enrolment-none = There is no partner with the PartnerID { $given }.
    .why = Partner Center looked it up and found nothing; the tenant itself is enrolled, with { $found }.
    .do1 = Compare with Partner Center › Account settings; leave the field empty to accept what was found.
    .do2 = If { $given } is that of another company of yours, enter the tenant that is enrolled with it.
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
check-role-unlisted = The Insights answer is complete, so the role is there.
    .warning = The list of members does not name the user for the entire organisation; the role may be limited to single locations, and so the data.
    .why = The list of members does not name the user, but it may leave out roles for single locations; and the Insights answer does not tell either.
check-role-both = The user is a Report Viewer too, which can bring back the limited view. Remove Report Viewer.
check-role-missing = { $user } is not an Executive Report Viewer.
    .why = The list of the role's members does not name the user, and Insights refuses its data.
check-role-viewer-only = { $user } is a Report Viewer only.
    .why = Report Viewers do not see revenue and personal data, and Microsoft's page asks for Executive Report Viewer.
check-role-redacted = The Insights answer is redacted: { $user } is not an Executive Report Viewer.
    .why = Data kept back is what a Report Viewer gets, and the list of members does not tell otherwise.
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
    .why = That has two possible causes, and nothing says which: the user lacks the role Executive Report Viewer, or the account is another one than that of the partner programme (MPN).
    .do1 = Look the user's roles up: Partner Center › Settings › Account settings › User management › the user.
    .do2 = Check that the tenant is that of the partner programme account; Insights does not belong to a CSP account.

reach-ca-file = The file given with --ca-file holds no certificate in PEM form (“-----BEGIN CERTIFICATE-----”).
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
reach-foreign = An answer came (status { $status }), but it did not come from { $host }.
    .why = It bears no sign of Microsoft's service, so a web filter, a proxy or a gateway on the way has answered in its place. Nothing is known about your answers.
reach-large = What answered for { $host } sent far too much.
reach-unfamiliar = { $host } answered in a form that is not known here.
    .why = Perhaps Microsoft has changed something. Nothing is known about your answers.
reach-port = The sign-in in a browser could not begin: { $host } has no port for its answer.
    .why = Nothing was sent. This machine gave no port on its own address, or no random numbers; the details say why.
reach-who = The people who run your network
reach-do-network = Check that this machine is online.
reach-do-open = Have { $host } opened for this machine (HTTPS, port 443).
reach-do-proxy = If your network needs a proxy, set HTTPS_PROXY.
reach-do-proxy-credentials = Set HTTPS_PROXY with user and password; only Basic authentication is possible.
reach-do-clock = Set this machine's clock right.
reach-do-ca-file = Give your company's root certificate: --ca-file FILE, or install it in the system.
reach-do-other-ca-file = The file given with --ca-file does not hold the authority that signed it: give the one of your network, or of your own sandbox as it runs now.
reach-do-portal = Open any web page in a browser and sign in to the network.
reach-do-again = Run the check again.
reach-do-device-code = Sign in by device code, which needs no port here.
reach-do-report = If it stays so, report it with the details below.

landing-arrived = The answer has arrived.
    .then = Close this window and go back to the terminal; it shows the result.
landing-declined = The sign-in was not completed. The service says:
    .then = Close this window and go back to the terminal; it says what can be done.
landing-other = This is not the answer that partner-onboard waits for.
    .then = If you are signing in: open the address that the terminal shows, once more. Otherwise close this window.

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
who-support = Microsoft's support, with the code and the IDs

refusal-tenant-unknown = { $tenant ->
        [not-said] Microsoft Entra does not know this tenant.
       *[other] Microsoft Entra does not know the tenant “{ $tenant }”.
    }
    .why = No tenant of this cloud has that domain or ID, so nothing could be asked of it.
    .do1 = Compare it with the tenant's ID in the Entra admin center, page Overview.
    .do2 = If the tenant is in a national cloud, choose that cloud on the first page.
refusal-tenant-malformed = { $tenant ->
        [not-said] What was given as the tenant does not tell Microsoft Entra which one is meant.
       *[other] “{ $tenant }” does not tell Microsoft Entra which tenant is meant.
    }
    .why = It is neither the ID of a tenant nor a domain that a tenant has verified.
    .do1 = Enter the tenant's ID, a GUID, or one of its domains, such as contoso.onmicrosoft.com.
refusal-tenant-other-cloud = The tenant, the user or the API is in another Microsoft cloud than the one that was asked.
    .why = Each cloud has its own sign-in service; a token of one is worth nothing in another.
    .do1 = Choose the cloud of the tenant: worldwide, US Government or China (21Vianet).
    .do2 = Check that the user and the application belong to that same tenant.
refusal-tenant-endpoint = This request must name one tenant; a shared address such as “common” was used.
    .why = The application, or this way to sign in, is open to the users of one tenant only.
    .do1 = Enter your own tenant's domain or ID.
refusal-tenant-realm = The sign-in service does not know the realm that was asked for.
    .why = The address of the service and the tenant in it do not fit together.
    .do1 = Ask https://login.microsoftonline.com, followed by the tenant's ID, as the page Overview of the Entra admin center shows it.
    .do2 = If the tenant is in a national cloud, choose that cloud on the first page.
refusal-region-endpoint = The request went to a regional address of the sign-in service, which is not open to this application.
    .why = Microsoft keeps these addresses for applications of its own; everybody else uses the global address.
    .do1 = In your own script, ask https://login.microsoftonline.com instead of a regional host, and switch off regional endpoints in its library.
    .do2 = If this program asked, report it with the details.
refusal-tenant-restricted = Your company's network does not allow signing in to this tenant.
    .why = A proxy on the way adds a tenant restriction, and this tenant is not on its list.
    .do1 = { $tenant ->
        [not-said] Ask for the tenant to be put on the proxy's list of allowed tenants.
       *[other] Ask for the tenant { $tenant } to be put on the proxy's list of allowed tenants.
    }
    .do2 = Or try again from a network without that proxy.
refusal-tenant-method = The tenant may not be signed in to from here, or not in this way.
    .why = Most likely a proxy on the way adds a tenant restriction. Microsoft's two lists differ on this code: by the other one, the tenant does not support this way to sign in.
    .do1 = { $tenant ->
        [not-said] Ask whether a proxy adds a tenant restriction, and for the tenant to be put on its list.
       *[other] Ask whether a proxy adds a tenant restriction, and for the tenant { $tenant } to be put on its list.
    }
    .do2 = Or try again from a network without that proxy; if it stays so, sign in another way.
refusal-credential-stripped = The credential of the user or device did not arrive at Microsoft Entra.
    .why = A sign-in with a certificate was expected and came without one; most often a proxy that opens TLS takes it out.
    .do1 = Have the sign-in addresses excepted from the proxy's TLS inspection.
    .do2 = Or sign in in a way that needs no certificate, or from another network.
refusal-client-unknown = { $client_id ->
        [not-said] The tenant has no application with this ID.
       *[other] The tenant has no application with the ID { $client_id }.
    }
    .why = The ID is mistyped, belongs to another tenant, is an object ID, or the application was created less than a minute ago.
    .do1 = Copy “Application (client) ID” from the application's Overview page; not the object ID.
    .do2 = { $tenant ->
        [not-said] Check that the application is in the tenant that was asked.
       *[other] Check that the application is in the tenant { $tenant }.
    }
    .do3 = If it was created just now, check again in 60 s.
refusal-client-off-or-unknown = The application is switched off, or the tenant does not know it.
    .why = This older code stands for both; newer ones tell them apart.
    .do1 = Copy “Application (client) ID” from the application's Overview page, and check the tenant.
    .do2 = If it is the right one, see under Enterprise applications › the application › Properties that “Enabled for users to sign-in” is Yes.
refusal-client-no-principal = The application is registered but has no service principal in this tenant.
    .why = A service principal comes into being when the application is consented to; after a creation it can take a minute.
    .do1 = { $address ->
        [not-said] Grant admin consent to the application, which creates it, at the address put together of https://login.microsoftonline.com/ + your tenant + /adminconsent?client_id= + your client ID + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost must be a redirect URI of the application).
       *[other] Grant admin consent to the application at this address, which creates it. It leads back to http://localhost, which must be a redirect URI of the application; that the browser finds nothing there does not matter.
    }
    .do2 = If that was done just now, check again in 60 s.
refusal-client-disabled = { $client_id ->
        [not-said] The application is switched off in this tenant.
       *[other] The application { $client_id } is switched off in this tenant.
    }
    .why = An administrator has disabled sign-in to it; no token will be issued until that changes.
    .do1 = Entra admin center › Enterprise applications › the application › Properties: set “Enabled for users to sign-in” to Yes.
    .do2 = If it was disabled on purpose, register an application of its own for this access.
refusal-client-unavailable = The application cannot be accessed at this time.
    .why = Microsoft Entra leaves the reason to the tenant's administrator: it does not say whether the application was switched off or is only held back.
    .do1 = Have an administrator look at it: Entra admin center › Enterprise applications › the application › Properties.
    .do2 = If nobody knows a reason, register an application of its own for this access.
refusal-secret-wrong = Microsoft Entra refused the client secret.
    .why = Most often the secret ID was copied instead of the column Value, part of it is missing, or it belongs to another application.
    .do1 = Copy the column Value, not Secret ID; it is shown only once.
    .do2 = If the Value is lost, create a new client secret and enter its Value.
    .do3 = If it was created just now, check again in 60 s.
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
    .why = “Allow public client flows” is on. For a sign-in in a browser, a redirect URI for mobile and desktop applications has the same effect.
    .do1 = Under Authentication, set “Allow public client flows” to No, and check again with the secret.
    .do2 = Or keep it on: each sign-in then goes without the secret, and the check of the secret stays unmet.
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
refusal-assertion-time = The application's signed assertion is outside the time in which it is valid.
    .why = It was made too early or too late, which nearly always means that the clock of the machine that signed it is wrong.
    .do1 = Set that machine's clock by a time server, then make a new assertion.
    .do2 = Or use a client secret, which this program can work with.
refusal-assertion-damaged = A signed assertion or token in the request is damaged.
    .why = It is not valid or cannot be read: something was cut off, or the application builds it wrongly.
    .do1 = Sign in again, so that a fresh one is sent.
    .do2 = If your application signs its own assertions, check how it builds them, and its certificate under Certificates & secrets.
refusal-token-damaged = A signed token in the request is damaged.
    .why = Its signature does not fit its content: something was cut off or changed on the way.
    .do1 = Sign in again; the token is replaced.
    .do2 = If your application signs with a certificate, check that certificate under Certificates & secrets.
refusal-redirect-missing = The address to come back to after the sign-in is not registered for the application.
    .why = Microsoft Entra sends the browser back only to a redirect URI that stands in the registration.
    .do1 = Under Authentication, add the platform “Mobile and desktop applications” with the redirect URI http://localhost.
    .do2 = Or sign in by device code, which needs no redirect URI.
refusal-redirect-spa = The redirect URI is registered for a single-page application, and this program is not one.
    .why = Tokens for that platform go to browsers only and last a day at most.
    .do1 = Under Authentication, remove http://localhost from “Single-page application”.
    .do2 = Add it under “Mobile and desktop applications” instead.
refusal-redirect-cross-origin = A web page asked for the token, which is open to single-page applications only.
    .why = The redirect URI is registered for another platform, whose tokens are for programs and not for pages in a browser.
    .do1 = In your own script, exchange the code in the program, not in the page; it must not send the header Origin.
    .do2 = Or, if it is to be a page, move its redirect URI to the platform “Single-page application” under Authentication.
refusal-response-type = The application may not receive the kind of answer that was asked for.
    .why = The sign-in asked for a token straight from the browser (response_type with token or id_token), and the registration does not allow that.
    .do1 = In your own script, ask for response_type=code only.
    .do2 = Or tick ID tokens under Authentication, if the script cannot do without.
refusal-consent-missing = Nobody has consented yet that the application calls Partner Center for this user.
    .why = The permission user_impersonation stands in the registration or will be asked for, but it is not granted in the tenant. Who signs in by browser is asked for it, and can grant it for themselves unless the tenant leaves that to administrators.
    .do1 = API permissions › Grant admin consent.
    .do2 = { $address ->
        [not-said] Or, as an administrator, open and accept the address put together of https://login.microsoftonline.com/ + your tenant + /adminconsent?client_id= + your client ID + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost must be a redirect URI of the application).
       *[other] Or open this address as an administrator and accept. It leads back to http://localhost, which must be a redirect URI of the application; that the browser finds nothing there does not matter.
    }
    .do3 = If that was done just now, it is not ready yet: check again in 60 s.
refusal-consent-admin = An administrator must consent; this user may not.
    .why = The tenant does not let its users grant permissions to applications.
    .do1 = { $address ->
        [not-said] Have an administrator open and accept the address put together of https://login.microsoftonline.com/ + your tenant + /adminconsent?client_id= + your client ID + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost must be a redirect URI of the application).
       *[other] Send this address to an administrator, who opens it and accepts. It leads back to http://localhost, which must be a redirect URI of the application; that the browser finds nothing there does not matter.
    }
    .do2 = Or: API permissions › Grant admin consent.
refusal-consent-elsewhere = The application is not authorised in this tenant.
    .why = The application comes from another tenant and has not been authorised in this one.
    .do1 = { $address ->
        [not-said] Have an administrator of this tenant open and accept the address put together of https://login.microsoftonline.com/ + your tenant + /adminconsent?client_id= + your client ID + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost must be a redirect URI of the application).
       *[other] Have an administrator of this tenant open this address and accept. It leads back to http://localhost, which must be a redirect URI of the application; that the browser finds nothing there does not matter.
    }
    .do2 = Or register an application of this tenant's own for this access.
refusal-consent-declined = The request for consent was declined in the browser.
    .why = Without it, the application gets no token for this user.
    .do1 = Sign in again and choose Accept.
    .do2 = { $address ->
        [not-said] Or have an administrator consent for everybody at the address put together of https://login.microsoftonline.com/ + your tenant + /adminconsent?client_id= + your client ID + &redirect_uri=http%3A%2F%2Flocalhost (http://localhost must be a redirect URI of the application).
       *[other] Or have an administrator open this address, to consent for everybody. It leads back to http://localhost, which must be a redirect URI of the application; that the browser finds nothing there does not matter.
    }
refusal-consent-settling = The consent is still being worked in.
    .why = Microsoft Entra is just creating what the consent needs; that commonly takes seconds, sometimes a minute.
    .do1 = Check again in 60 s.
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
refusal-scope-resource = The address that was asked does not take the parameter “resource”.
    .why = It belongs to version 1 of the sign-in service (…/oauth2/token). At version 2 (…/oauth2/v2.0/token) the scope names the API.
    .do1 = In your own script, send scope=https://api.partnercenter.microsoft.com/user_impersonation instead, or ask version 1.
    .do2 = If this program asked, report it with the details.
refusal-scope-differs = The scope of the request mixes several APIs, or names none.
    .why = Microsoft's two lists differ on this code: by the other one, a signed assertion lacks its subject or is meant for somebody else. The scope is the usual cause.
    .do1 = In your own script, ask for one API per request, with its whole address: https://api.partnercenter.microsoft.com/user_impersonation.
    .do2 = If the application signs an assertion, check its subject and its audience.
refusal-scope-missing = The token does not carry the permission that this call needs.
    .why = The service read the token and misses a scope in it: the permission is not granted, or was not asked for.
    .do1 = Grant the permission under API permissions, with admin consent.
    .do2 = Then sign in again: only a new token carries it.
refusal-resource-missing = The Partner Center API is not present in this tenant.
    .why = Its service principal is missing, which is usual in a tenant that is not the one of the Partner Center account.
    .do1 = { $tenant ->
        [not-said] Check that the tenant is the one you use to sign in to Partner Center.
       *[other] Check that { $tenant } is the tenant you use to sign in to Partner Center.
    }
    .do2 = Add the API: with Microsoft Graph, POST /v1.0/servicePrincipals with the appId fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd.
    .do3 = Then add the permission user_impersonation and grant admin consent.
refusal-resource-unknown = The API that a token was asked for is not found in this tenant, or is disabled.
    .why = Either its address is mistyped in the request, or its service principal is missing or switched off.
    .do1 = In your own script, compare the resource or scope: https://api.partnercenter.microsoft.com, letter by letter.
    .do2 = If it is written so, add the API: with Microsoft Graph, POST /v1.0/servicePrincipals with the appId fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd.
    .do3 = If it is there already, enable it: Enterprise applications › Microsoft Partner Center › Properties.
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
refusal-user-not-assigned = { $user ->
        [not-said] The user is not assigned to the application.
       *[other] The user { $user } is not assigned to the application.
    }
    .why = The application admits assigned users only (“Assignment required” is Yes).
    .do1 = Enterprise applications › the application › Users and groups › Add user.
    .do2 = Or, under Properties, set “Assignment required” to No.
refusal-user-unknown = { $user ->
        [not-said] The tenant has no such user.
       *[other] The tenant has no user “{ $user }”.
    }
    .why = The sign-in name is mistyped, or the user belongs to another tenant. The e-mail address is not always the sign-in name.
    .do1 = Copy the user principal name: Entra admin center › Users › the user.
    .do2 = { $tenant ->
        [not-said] Check that the user is a member of the tenant that was asked.
       *[other] Check that the user is a member of the tenant { $tenant }.
    }
refusal-user-name-format = { $user ->
        [not-said] What was given as the user is not a sign-in name.
       *[other] “{ $user }” is not a sign-in name.
    }
    .why = Microsoft Entra expects a user principal name: a name, an @ and a domain of the tenant.
    .do1 = Enter it in the form api@contoso.com.
refusal-user-elsewhere = The user who signed in is not a member of this tenant.
    .why = It is a guest, or an account of another organisation; Partner Center wants a member of the partner's own tenant.
    .do1 = { $tenant ->
        [not-said] Sign in with a member of the partner's own tenant.
       *[other] Sign in with a member of the tenant { $tenant }.
    }
    .do2 = If there is none for this purpose, create one: Entra admin center › Users › New user.
refusal-user-personal = A personal Microsoft account cannot be used here.
    .why = Partner Center knows work accounts of the partner's tenant only.
    .do1 = { $tenant ->
        [not-said] Sign in with a work account of the partner's own tenant.
       *[other] Sign in with a work account of the tenant { $tenant }.
    }
refusal-user-age = A rule on the age of the user bars this account.
    .why = Microsoft Entra applies legal rules to the accounts of minors; the application is not open to this one.
    .do1 = Sign in with another account that has the role Executive Report Viewer.
    .do2 = If the age on record is wrong, have it corrected in the user's properties.
refusal-user-deleted = { $user ->
        [not-said] The user has been deleted from the directory.
       *[other] The user { $user } has been deleted from the directory.
    }
    .why = Its roles and its tokens ended with it.
    .do1 = Restore it under Users › Deleted users, while it is still listed there.
    .do2 = Or choose another user, and give it the role Executive Report Viewer.
refusal-user-disabled = { $user ->
        [not-said] The user's account is disabled.
       *[other] The account { $user } is disabled.
    }
    .why = An administrator has blocked its sign-in.
    .do1 = Entra admin center › Users › the user › Properties: enable the account.
    .do2 = Or choose another user who has the role Executive Report Viewer.
refusal-user-locked = { $user ->
        [not-said] The user's account is locked for a while.
       *[other] The account { $user } is locked for a while.
    }
    .why = Too many wrong passwords were tried, or the address they came from is suspected. The first lock lasts about a minute; each further try makes it longer.
    .do1 = Wait, and do not try in the meantime; stop scripts that sign in with the old password.
    .do2 = Look at the user's sign-in logs for where the attempts come from.
    .do3 = If the password is not certain, have it reset.
refusal-password-wrong = Microsoft Entra refused the user ID or the password.
    .why = Most often it is the password. Repeated wrong passwords lock the account, so it is not tried again by itself.
    .do1 = Type the password once more, without blanks around it; check the keyboard layout.
    .do2 = Try it in a private browser window before a third attempt here.
    .do3 = If it is forgotten, have it reset.
refusal-password-unchecked = The user ID and password could not be confirmed.
    .why = The password is wrong, or the agents that pass it on to your own Active Directory could not check it.
    .do1 = Type the password again, without blanks around it.
    .do2 = If the account comes from your Active Directory, have the pass-through authentication agents looked at.
refusal-password-expired = { $user ->
        [not-said] The user's password must be changed before it can be used.
       *[other] The password of { $user } must be changed before it can be used.
    }
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
    .do1 = Sign in by device code instead of by password.
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
    .do1 = Sign out everywhere, then sign in to a browser with this account, to see what your identity provider says.
    .do2 = Have the federation settings of the domain checked.
refusal-identity-provider-token = Microsoft Entra could not use the ID token that another identity provider sent.
    .why = The user signs in at another identity provider. What this code means in detail, no source of Microsoft's confirms.
    .do1 = Have those who run that identity provider look at its sign-in logs and at what its ID token holds.
    .do2 = Look the code up on Microsoft's page.
refusal-mfa-required = Microsoft Entra wants multifactor authentication, and a password alone cannot give it.
    .why = The password may be right. A policy of the tenant asks for a second factor, which needs a person at a browser.
    .do1 = Sign in by device code instead of by password: multifactor authentication is then possible.
    .do2 = If the user has no second factor yet, register one first.
refusal-mfa-not-registered = { $user ->
        [not-said] The user must first register for multifactor authentication.
       *[other] The user { $user } must first register for multifactor authentication.
    }
    .why = The tenant requires a second factor, and none is set up for this user; with federation, yours may not report it.
    .do1 = Register a second factor as this user.
    .do2 = Then sign in by device code, with the second factor.
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
    .do1 = Sign in by device code instead of by password: multifactor authentication is then possible.
    .do2 = Leave the security defaults on: Partner Center wants multifactor authentication as well.
refusal-mfa-registration-blocked = The user may not register a second factor from here.
    .why = The tenant allows that from certain places or devices only, or has seen suspicious activity.
    .do1 = Register from a company network or device.
    .do2 = Or have the user's risk cleared, or a Temporary Access Pass issued.
refusal-sign-in-method = This way to prove who you are is not accepted for the user.
    .why = A policy forbids it, or a Temporary Access Pass is wrong, used or past its time.
    .do1 = Sign in again with another method.
    .do2 = Ask for a new Temporary Access Pass if you use one.
refusal-sign-in-hello = Windows Hello for Business could not prove who the user is.
    .why = The key for it is missing or not valid, or the device it belongs to is disabled.
    .do1 = Sign in with another method, such as the authenticator app.
    .do2 = Have Windows Hello set up anew on this device, or the device enabled again.
refusal-device-disabled = The device that the sign-in came from is disabled.
    .why = Microsoft Entra knows the device and counts it as disabled; nobody can prove who they are with it until that changes.
    .do1 = Sign in from another device, or with another method such as the authenticator app.
    .do2 = Have the device enabled again: Entra admin center › Devices › All devices.
refusal-interaction-needed = Microsoft Entra wants to ask the user something before it issues a token.
    .why = That needs a person at a browser; nothing can be done silently.
    .do1 = Sign in by device code or in a browser: there the question can be answered.
refusal-interaction-or-reserved = Microsoft Entra wants to ask the user something before it goes on.
    .why = That needs a person at a browser. Microsoft's two lists differ on this code: by the other one, a reserved identifier was used.
    .do1 = Sign in by device code or in a browser: there the question can be answered.
refusal-claims-challenge = The service wants a fresher or stronger token than the one it got.
    .why = It named claims that the token must hold (a claims challenge), for instance a sign-in after a certain time or with a second factor. That Partner Center asks so, no source confirms.
    .do1 = Sign in again by device code or in a browser, with multifactor authentication.
    .do2 = In your own script, decode the claims of the answer and send them along with the next sign-in.
refusal-refresh-expired = The saved sign-in has expired.
    .why = A refresh token lives 90 days after its last use, and this one went unused for longer or reached its end.
    .do1 = { $user ->
        [not-said] Sign in again as the same user.
       *[other] Sign in again as { $user }.
    }
    .do2 = Let a scheduled run ask for a token at least every few weeks; each use renews it.
refusal-refresh-revoked = The saved sign-in was revoked.
    .why = The password was changed or reset, or an administrator ended the user's sessions.
    .do1 = { $user ->
        [not-said] Sign in again as the same user.
       *[other] Sign in again as { $user }.
    }
    .do2 = If nobody is known to have done this, look at the user's sign-in logs.
refusal-refresh-frequency = A policy of the tenant wants the user to sign in again.
    .why = Conditional Access limits how long a sign-in counts (sign-in frequency); this one is older.
    .do1 = { $user ->
        [not-said] Sign in again as the same user.
       *[other] Sign in again as { $user }.
    }
    .do2 = For unattended use, have the sign-in frequency reviewed for this user.
refusal-refresh-broken = The saved sign-in cannot be used.
    .why = The refresh token is incomplete or damaged, belongs to another application, or is no longer valid.
    .do1 = { $user ->
        [not-said] Sign in again as the same user; the saved token is replaced.
       *[other] Sign in again as { $user }; the saved token is replaced.
    }
    .do2 = If it came from elsewhere, copy it as a whole and use the client ID that it was issued to.
refusal-request-malformed = Microsoft Entra calls the request malformed or invalid.
    .why = Most often a refresh token or a code in it is cut off, has a blank or a line break in it, was not encoded, or belongs to another application.
    .do1 = { $user ->
        [not-said] Sign in again as the same user; the saved token is replaced.
       *[other] Sign in again as { $user }; the saved token is replaced.
    }
    .do2 = In your own script, copy the token as a whole, percent-encode each value of the form, and use the client ID that it was issued to.
refusal-device-code-pending = The code has not been entered yet.
    .why = Microsoft Entra is waiting for the user to sign in in a browser.
    .do1 = Open the page, enter the code and sign in.
refusal-device-code-ended = The device code is not valid any more.
    .why = A code lives 15 minutes and serves once. If the browser said that access was blocked, a policy forbids signing in by device code.
    .do1 = Start the sign-in again and enter the new code within its time.
    .do2 = If it was blocked, sign in in a browser on this machine. Or a Conditional Access Administrator can exclude the user or the application from the policy that bars device codes.
refusal-device-code-cloud = The device code was confirmed in another data centre than the one that issued it.
    .why = The user belongs to another Microsoft cloud or region than the one that was asked.
    .do1 = Choose the cloud of the tenant: worldwide, US Government or China (21Vianet).
    .do2 = Or sign in in a browser on this machine instead of by device code.
refusal-device-code-declined = The sign-in was declined in the browser.
    .why = Somebody pressed Cancel or No on Microsoft's page.
    .do1 = Start the sign-in again and continue on Microsoft's page.
refusal-browser-code = The answer from the browser could not be turned into a token.
    .why = It was used already, is too old, or belongs to another sign-in or another tenant's address; two at the same time mix up easily.
    .do1 = Close the other sign-in pages and start the sign-in again.
    .do2 = If it stays so, sign in by device code, which needs no answer from a browser.
refusal-browser-challenge = The sign-in carried a code challenge of the wrong length.
    .why = PKCE wants a verifier of 43 to 128 characters. That is a fault of the program that asked, not of your answers.
    .do1 = In your own script, make the code_verifier 43 to 128 characters long, and the challenge from its SHA-256 digest.
    .do2 = If this program asked, report it with the details.
refusal-browser-ended = The browser has not brought an answer in time.
    .why = The sign-in was not finished, or the browser showed an error: what Microsoft's page says there does not always come back to this program.
    .do1 = Start the sign-in again and finish it in a browser on this very machine.
    .do2 = If the page said AADSTS50011: under Authentication, add the platform “Mobile and desktop applications” with the redirect URI http://localhost.
    .do3 = Or sign in by device code, for which any browser on any machine will do.
refusal-browser-id-token = The token that came back does not belong to this sign-in.
    .why = Its ID token is missing, answers another request or is for another application. None of it was kept.
    .do1 = Close all sign-in pages and start the sign-in again.
    .do2 = If it stays so, sign in by device code, and look at what answers between here and the sign-in service.
refusal-message-only = The tenant's policy refused the sign-in and says no more than its message.
    .why = Nothing that you could enter here changes it; Microsoft's own words beside this error say why.
    .do1 = Give these words and the IDs to whoever looks after Conditional Access in your tenant.
refusal-ca-blocked = A Conditional Access policy of the tenant blocks this sign-in.
    .why = The user and the password may be right. The place, the platform or the way to sign in is not allowed; device code and password are often blocked.
    .do1 = If the password was blocked, sign in by device code. If the device code was, sign in in a browser on this machine, which often passes; and the other way round.
    .do2 = See which policy it was: the user's sign-in logs, tab Conditional Access.
    .do3 = Have this user or this application excluded from that policy.
refusal-ca-device = The tenant allows this sign-in from managed devices only.
    .why = Conditional Access wants a device that is registered and compliant; a password or a device code cannot show one.
    .do1 = Have this user or this application excluded from the device rule.
    .do2 = On a compliant device, sign in in its browser; only there can the device show itself.
refusal-ca-app = The tenant allows approved or protected applications only.
    .why = Conditional Access wants an application that Intune protects; a program of your own cannot be one.
    .do1 = Have this application excluded from the rule.
refusal-ca-risk = The user is blocked because the account is considered at risk.
    .why = Identity protection has seen something suspicious, such as a leaked password or an unlikely place; a security policy may be behind it as well, Microsoft's lists differ here.
    .do1 = Have the risk examined and dismissed: Entra admin center › Risky users.
    .do2 = Change the password.
refusal-action-outside = Something must be put in order outside the sign-in first.
    .why = Microsoft Entra names it in its own words, for instance that the device has to be enrolled.
    .do1 = Do what Microsoft's own words beside this error say.
    .do2 = Then check again.
refusal-request-wrong = Microsoft Entra could not make sense of the request.
    .why = A part of it is missing, malformed or not allowed there. That is a fault of the program that asked, not of your answers.
    .do1 = In your own script: compare each parameter with Microsoft's page; no blanks after “=”, whole addresses, a grant_type and response_mode that exist.
    .do2 = If this program asked, report it with the details.
refusal-request-form = The request did not reach Microsoft Entra in the form it expects.
    .why = It must be a form sent by POST; as JSON, by GET or with another content type, its fields are not seen.
    .do1 = In your own script, send by POST with Content-Type: application/x-www-form-urlencoded, the fields in the body.
    .do2 = If this program asked, report it with the details.
refusal-request-empty = A field of the request is empty or missing.
    .why = Most often the user name, the password or the scope: a variable of a script had no value.
    .do1 = In your own script, check that each field has its value when it is sent, and fill in what is missing.
    .do2 = If this program asked, report it with the details.
refusal-request-self = The application asked for a token for itself.
    .why = The resource of the request is the application's own client ID; such a token opens no API.
    .do1 = In your own script, ask for resource=https://api.partnercenter.microsoft.com.
    .do2 = If this program asked, report it with the details.
refusal-sign-out = A request to sign out was not valid.
    .why = It concerns the end of a session only; no token and no access depend on it.
    .do1 = There is nothing to do: close the browser window.
refusal-identity-trouble = Microsoft's sign-in service has trouble at the moment.
    .why = It says nothing about your answers; they may all be right.
    .do1 = Wait some minutes and check again.
    .do2 = If it lasts, give Microsoft's support the trace and correlation IDs.
refusal-identity-redirect = The sign-in service sends the request on to another address.
    .why = It answered with a temporary redirect, as with status 307, and the program that asked did not follow it.
    .do1 = In your own script, follow the header Location; a POST stays a POST there.
    .do2 = If this program asked, report it with the details.
refusal-identity-fault = Microsoft's directory reports a fault that waiting does not cure.
    .why = It concerns the tenant's own data on Microsoft's side, not your answers.
    .do1 = Open a support request with Microsoft and give the trace and correlation IDs.
refusal-undocumented = Microsoft Entra refused with the code { $code }, whose meaning no list explains.
    .why = Neither Microsoft's documentation nor its public list has this code, so nothing is guessed from it.
    .do1 = Look the code up on Microsoft's page; it may be there by now.
    .do2 = If it is not, give Microsoft's support the code and the IDs.
refusal-identity-forbidden = The request to the sign-in service was forbidden, without a reason.
    .why = Microsoft Entra usually explains its refusals; this one came without a code.
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
    .do1 = Sign in by device code or in a browser, with multifactor authentication, and not by password.
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
    .do3 = { $tenant ->
        [not-said] If your company has several tenants, check that the token is from the enrolled one.
       *[other] If your company has several tenants, check that { $tenant } is the enrolled one.
    }
refusal-partner-not-found = Partner Center finds no partner organisation for this request.
    .why = The tenant is not enrolled, or the PartnerID asked for is not that of this company.
    .do1 = { $tenant ->
        [not-said] Check that the tenant is that of the partner account; companies with a CSP tenant often have two.
       *[other] Check that { $tenant } is the tenant of the partner account; companies with a CSP tenant often have two.
    }
    .do2 = Look the PartnerID up: Partner Center › Account settings.
    .do3 = If the company is not enrolled yet, enrol it.
refusal-partner-reseller = The PartnerID is not that of an active indirect reseller.
    .why = Partner Center looked for an indirect reseller and found another kind of partner, or none linked to an active tenant.
    .do1 = Check the PartnerID; for transactions it is that of a location, not the global one.
    .do2 = Finish the enrolment of that account if it is pending.
refusal-partner-role = The user's roles in Partner Center do not allow this.
    .why = The token is good and was read; the right is missing. Insights data needs the role Executive Report Viewer (ERV).
    .do1 = Account settings › User management › the user › Assign roles › Insights: Executive report viewer, for the entire organisation.
    .do2 = Then sign in again: a role takes effect with a new token; that may take a while.
refusal-partner-trouble = Partner Center has trouble at the moment.
    .why = It says nothing about your answers; they may all be right.
    .do1 = Wait some minutes and check again.
    .do2 = If it lasts, give Microsoft's support the correlation and request IDs.
refusal-partner-request = Partner Center could not make sense of the request.
    .why = A part of it is missing or has the wrong form. That is a fault of the program that asked, not of your answers.
    .do1 = In your own script, compare the request with Microsoft's page for this call.
    .do2 = If this program asked, report it with the details.
refusal-partner-role-removal = Partner Center misses the account's ID in the request.
    .why = The request is turned away as incomplete. The call to remove a member from a role gets this answer even when it is sent as documented; others have met the same.
    .do1 = If a role was to be taken away, do it by hand: Account settings › User management › the user.
    .do2 = Otherwise, compare the request with Microsoft's page for this call.
refusal-partner-bom = The answer begins with a byte-order mark, which the program that read it does not expect.
    .why = Partner Center's answers may begin with three bytes (EF BB BF) before the JSON. The answer itself is whole.
    .do1 = In your own script, drop a leading byte-order mark before the JSON is read (in Python: utf-8-sig).
    .do2 = If this program read it, report it with the details.
refusal-partner-unauthorised = Partner Center did not accept the token.
    .why = It is older than its hour, was obtained without multifactor authentication, is for another API, or belongs to a tenant without Partner Center API access.
    .do1 = Get a new token and check again.
    .do2 = If it was obtained by password, sign in by device code, with multifactor authentication.
    .do3 = { $tenant ->
        [not-said] Check that the token is from the tenant of the partner account.
       *[other] Check that { $tenant } is the tenant of the partner account.
    }
refusal-partner-forbidden = Partner Center read the token and denied access.
    .why = It does not say why: the user's roles, the kind of partner (this API is not for indirect resellers) or an enrolment that is not active. It says nothing certain about Insights.
    .do1 = Rely on the Insights check, which proves access to the data itself.
    .do2 = Check the user's roles under Account settings › User management.
    .do3 = Check the enrolment under Account settings › Legal info.
refusal-partner-nothing-there = Partner Center found nothing under this address.
    .why = The company has no such record, most often because it is not enrolled with this tenant, or the address is wrong.
    .do1 = { $tenant ->
        [not-said] Check that the token is from the tenant of the partner account.
       *[other] Check that { $tenant } is the tenant of the partner account.
    }
    .do2 = See the enrolment under Account settings › Legal info.
    .do3 = If you use an endpoints file, check the address of Partner Center in it.
refusal-insights-unauthorised = The Insights API did not accept the token.
    .why = It is older than its hour, was obtained without multifactor authentication, or is for another API or tenant.
    .do1 = Get a new token and check again.
    .do2 = If it was obtained by password, sign in by device code, with multifactor authentication.
    .do3 = In your own script, check that the token is for https://api.partnercenter.microsoft.com.
refusal-insights-forbidden = The Insights API read the token and denied access to the data.
    .why = Microsoft documents no reason. Most likely the user lacks the role Executive Report Viewer (ERV); else the tenant is not the enrolled one. Insights belongs to the partner programme account, not to a CSP account.
    .do1 = Account settings › User management › the user › Assign roles › Insights: Executive report viewer, for the entire organisation.
    .do2 = If the user is a Report viewer as well, remove that role.
    .do3 = { $tenant ->
        [not-said] Check that the token is from the tenant of the partner programme account.
       *[other] Check that { $tenant } is the tenant of the partner programme account.
    }
    .do4 = Then sign in again: a role takes effect with a new token; that may take a while.
refusal-insights-nothing-there = The Insights API has nothing under this address.
    .why = The address is not that of an Insights call, or the report it names does not exist for this user.
    .do1 = In your own script, compare the address: https://api.partnercenter.microsoft.com/insights/v1/mpn/…
    .do2 = If you use an endpoints file, check the address of Partner Center in it.
refusal-insights-not-yet = The report has no finished run yet.
    .why = A report runs at its scheduled time; until then, and with the usual filter, its runs are not found.
    .do1 = Check the report ID, wait, and ask again every minute.
    .do2 = Ask for executionStatus=Pending;Running;Paused;Completed to see runs that are not finished.
refusal-insights-date = The Insights API stumbled over the report as it was written.
    .why = Microsoft's own explanation is the form of a date: StartTime, QueryStartTime or QueryEndTime is not as the API wants it.
    .do1 = In your own script, write the times as 2026-01-31T18:00:00Z, in UTC.
    .do2 = If that is so already, give Microsoft's support the correlation ID.
refusal-insights-quota = The user has reached the limit of reports or queries.
    .why = Reports and queries stay until they are deleted; only so many may exist, or be started in an hour. The numbers are documented for a sister API only, not confirmed for this one.
    .do1 = Delete reports and queries that are no longer needed.
    .do2 = For reports that run at once, wait an hour.
refusal-insights-request = The Insights API could not carry out the query or report as it was written.
    .why = A data set, a column or a parameter is not one it knows. Access itself works: the request got this far.
    .do1 = Compare names with the list that ScheduledDataset returns; the data set is called Profile, not Profil.
    .do2 = Start times are UTC, at least 4 hours ahead; intervals are 4 to 2160 hours.
    .do3 = If this program asked, report it with the details.
refusal-graph-denied = Microsoft Graph read the token and denied the operation.
    .why = The user lacks a directory role for it, or the token lacks the permission: to set up an application takes Application.ReadWrite.All and a suitable role.
    .do1 = Sign in as a Cloud Application Administrator or higher, or hand this step to one.
    .do2 = Grant the application that asks the permission it needs, with admin consent.
    .do3 = Then sign in again: only a new token carries it.
refusal-graph-mfa = Microsoft Graph wants a token that was obtained with multifactor authentication.
    .why = The tenant of a partner must use it, and this token does not show a second factor.
    .do1 = Sign in again by device code or in a browser, with the second factor.
    .do2 = If the user has none yet, register one first.
refusal-graph-secret-policy = A policy of the tenant forbids this client secret.
    .why = The app management policy bars secrets for applications, or secrets that live as long as the one asked for.
    .do1 = Ask for a secret with a shorter life.
    .do2 = Have the application excepted from the app management policy.
    .do3 = Or use a certificate instead of a secret; this program cannot work with one.
refusal-graph-granted = The permission was granted already.
    .why = A grant for the same application and API exists; a second one is not needed. The exact wording of this answer is not confirmed by a source.
    .do1 = Go on; to see the grant, open API permissions.
refusal-graph-not-found = Microsoft Graph finds no such object in this tenant.
    .why = The application, service principal or user that was named does not exist here, or was created less than a minute ago.
    .do1 = Compare the ID: paths of Microsoft Graph take the object ID, which is not the Application (client) ID.
    .do2 = Check that the tenant is the right one.
    .do3 = If it was created just now, check again in 60 s.
refusal-graph-token = Microsoft Graph did not accept the token.
    .why = It has expired, is damaged, or is meant for another API: a token for Partner Center does not open Microsoft Graph.
    .do1 = Sign in again for a new token.
    .do2 = In your own script, ask for a token for https://graph.microsoft.com.
refusal-graph-request = Microsoft Graph could not make sense of the request.
    .why = A part of it is missing, has the wrong form or clashes with what exists. That is a fault of the program that asked, not of your answers.
    .do1 = In your own script, compare the request with Microsoft's page for this call.
    .do2 = If this program asked, report it with the details.
refusal-graph-trouble = Microsoft Graph has trouble at the moment.
    .why = It says nothing about your answers; they may all be right.
    .do1 = Wait some minutes and check again.
    .do2 = If it lasts, give Microsoft's support the request ID.
refusal-unknown = The service refused, and the reason is not one that this program knows.
    .why = Nothing is guessed from its words, which say more than this program could.
    .do1 = { $code ->
        [not-said] Look on Microsoft's pages for the words of the answer.
       *[other] Look the code up on Microsoft's page.
    }
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
sandbox-no-consent = Nobody has consented to the application's permission. In a browser the user is asked to, and can.
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
sandbox-throttled = Partner Center, Insights and Graph answer every request with a demand to wait 57 seconds.
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
store-taken = { $path } is there already and was left alone; give another name.
store-cause-other = { $os }
store-broken = { $path } is damaged at line { $line }, column { $column }: { $cause }. Mend that place, or delete the file and set it up again.
store-newer = { $path } was written by a newer partner-onboard (format { $found }, this one knows { $known }). Update this program. The file was left as it is.
store-busy = Another partner-onboard is writing to { $path } and has not finished. Wait for it or close it, then try again.
store-exists = There is a profile “{ $name }” already. Choose another name, or remove that one first.
store-too-large = { $path } is larger than 1 MiB: it is none of this program's exports.
store-other-environment = { $found ->
    [sandbox] “{ $name }” is a practice profile of the sandbox, and a real one does not replace it.
   *[live] “{ $name }” is a real profile, and one from the sandbox does not replace it.
  } Choose another name, or remove that one first.
vault-no-bus = No keychain can be reached: this session has no D-Bus session bus, as is usual over SSH and in containers. Run this from your desktop session, or choose an encrypted file instead.
vault-no-service = There is no keychain: no program here offers one. On Linux, GNOME Keyring, KWallet and KeePassXC do. Start one and try again, or choose an encrypted file instead.
vault-no-keyring = The keychain has no default keyring to put secrets into. Create one in your desktop's password program and try again, or choose an encrypted file instead.
vault-no-session = Windows gives this kind of session no access to Credential Manager, as is usual over SSH and for services. Sign in to the desktop, or choose an encrypted file instead.
vault-locked = The keychain is locked or refuses access. Unlock it and try again, or choose an encrypted file instead.
vault-timed-out = { $seconds ->
    [one] The keychain has not answered within { $seconds } second.
   *[other] The keychain has not answered within { $seconds } seconds.
  } Your desktop may be asking for its password in another window: answer there, then try again. What was under way may still be carried out after that.
vault-too-long = The value has { $bytes } bytes; the keychain takes { $longest } at most.
vault-damaged = What the keychain holds for this profile is incomplete or was changed by another program. Enter the secret again and save the profile.
vault-no-passphrase = The secrets of this profile are in an encrypted file. Set PARTNER_ONBOARD_PASSPHRASE to its passphrase.
vault-wrong-passphrase = The passphrase does not open { $path }. It is another one, or somebody has changed the file on purpose.
vault-file-damaged = { $path } is damaged and cannot be opened with any passphrase. Put back a copy of it if you have one; else enter the secrets again and save the profile.
vault-swapped = The profile in { $path } is not the one that its secrets were exported with: cloud, tenant, application or user was changed since. Nothing was taken over; have it exported anew.
vault-no-means = There is not enough memory for the encrypted file: 64 MiB are needed for a moment. Close other programs and try again.
vault-other = The keychain reports a fault: { $cause }. Try again, or choose an encrypted file instead.

## Full screen

key-choose-row = choose a row
key-outside = { $does } (while no field has the focus)
tui-unchosen = not chosen yet: arrow keys
tui-cancelled = Cancelled. Ctrl+R runs it again.
tui-leave-saved = Leave? The profile is saved.
tui-replaces = Typing replaces it.
tui-clears = Ctrl+U empties the field.
tui-what-is-checked = What is checked: { $what }

tui-title = partner-onboard { $number }/{ $count } { $title }
tui-title-short = { $number }/{ $count } { $title }
tui-sandbox = SANDBOX: nothing leaves this machine
tui-sandbox-short = SANDBOX
tui-enlarge = Please enlarge the window to at least { $columns } by { $rows }.
tui-enter-field = next field
tui-leave-sparing = Leave? What you changed here is not kept: the draft that you left of another onboarding stays instead.
leave-replaces = An earlier draft ({ $tenant }) is still there. Leave? Keeping a draft of this one replaces it; discarding what you entered now leaves it as it is.
tui-no-note = No note: nothing on this page is known to be missing now.
tui-no-note-awaited = No note yet: the sign-in still waits for somebody.
tui-no-note-checking = No note yet: it is still being checked.
tui-no-note-stale = No note: an answer has changed since. Ctrl+R checks it again.
tui-leave = Leave? A draft of your answers, without the secrets, is kept if you want.
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
tui-device-over = The time of the code is over; Ctrl+R asks for a new one.
device-code-practice = Sandbox: a simulated person enters the code, there is nothing to do.
tui-device-anew = Ctrl+R: ask for a new code.
tui-browser-anew = Ctrl+R: begin a new sign-in in the browser.
tui-offer = F5: { $does }; everything else is kept.
tui-browser = Sign in in a browser on this machine: o opens it there, c copies the address below.
tui-browser-by-hand = Sign in in a browser on this machine: open the address below there; c copies it.
tui-browser-back = The answer comes back to { $uri }
tui-browser-waits = Waiting for the answer; { $left } left.
tui-browser-refused = { $count ->
    [one] { $count } request was not the answer and was turned away.
   *[other] { $count } requests were not the answer and were turned away.
    }
tui-browser-over = The time for this sign-in is over; Ctrl+R begins a new one.
tui-browser-remote = You are connected by SSH. Forward the port from your machine, ssh -L { $port }:localhost:{ $port }, and open the address there; or take the device code.
tui-browser-mismatch = If the browser shows AADSTS50011, the redirect URI is not registered: add http://localhost under Authentication › Mobile and desktop applications, or take the device code.
tui-browser-practice = Sandbox: the simulated sign-in page is served by this program.
tui-awaits = waits for you; Esc cancels
tui-not-opening = No browser is opened from here; handed to the terminal's clipboard: { $text }
tui-qr = Scan it with a phone, then enter the code { $code }
tui-qr-no-room = The QR code needs a window of { $columns } by { $rows }.
tui-resend = This password has just been refused; Ctrl+R once more sends it unchanged.
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
key-f5 = F5
key-f6 = F6
key-f7 = F7
key-note = a note for an administrator about this problem
key-note-short = note
key-support = a bundle for whoever helps, without secrets
key-write-note = write the note for an administrator to a file
key-write-support = write the bundle for support to a file
key-write-short = write to a file
tui-note = A note for somebody with more rights. Nothing is sent: pass it on yourself.
tui-support = What somebody needs to help. Nothing is sent: pass it on yourself.
tui-paper-keys = { $key } once more writes it to a file, c copies it, ↑↓ scroll.
tui-paper-copied = Handed to the terminal's clipboard.
tui-note-parked = You can leave now (Ctrl+C): the draft remembers what you are waiting for, and goes on there.
tui-note-gone = The problem that this note was about is there no more; there is nothing to ask for. Esc leads back.
tui-gathering = Looking at the way to the services…
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
key-shift-tab = Shift+Tab
key-tab = Tab
key-arrows = ↑↓
key-page = PgUp PgDn
key-home-end = Home End
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
key-instead = sign in by the other way that is offered, everything kept
key-instead-short = other way
key-anew = sign in anew, with a new code or address
key-anew-short = sign in anew
key-qr = show or hide the page of the device code as a QR code
key-qr-short = QR code
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
key-ends = to the beginning or the end
key-go = go to that page, as far as the answers allow
key-language = English / French
key-redraw = redraw
key-suspend = suspend
key-interrupt = leave

## Line by line

lines-step = Step { $number } of { $count }: { $title }
lines-sandbox = Sandbox: this is practice. Nothing leaves this machine.
lines-current = Now: { $value }. Enter keeps it.
lines-current-secret = { $count ->
    [one] Now: { $count } character, not shown. Enter keeps it.
   *[other] Now: { $count } characters, not shown. Enter keeps it.
}
lines-refused-value = Now: { $value }
lines-optional = Enter leaves it empty.
lines-choice = { $number }. { $label }
lines-choice-current = { $number }. { $label } (now)
lines-prompt = { $label }:
lines-prompt-choice = { $label }, number or name:
lines-secret-as-typed = It is taken exactly as typed, colons included; only the full name of a command alone on the line, such as :back or :help, is a command here.
lines-prompt-secret = { $label } (what you type is not shown):
lines-fault = Not accepted: { $fault }
lines-page-end = Enter: { $does }. Commands: :help
lines-enter-or-command = Press Enter alone, or type a command; :help lists them.
lines-agree = Write this? Number or name:
lines-save-failed = Not saved: { $fault }
lines-load-fault = The stored secrets could not be fetched: { $fault }
lines-leave = Leave? Number or name:
lines-leave-stay = stay
lines-leave-stop = stop what is running and stay
lines-leave-keep = leave and keep the draft
lines-leave-discard = leave and throw the draft away
lines-leave-answer-first = Answer this first.
lines-end-of-input = The input has ended: leaving. The draft is kept.
    .bare = The input has ended: leaving.
lines-row = { $word }: { $title }
lines-row-more = { $word }: { $title }. { $more }
lines-row-problem = { $word }: { $title } (check { $number }). { $more }
lines-warning = Look at this: { $warning }
lines-says = { $title }: { $text }
lines-waits-for = Waits for: { $titles }
lines-needs-answers = An answer is missing.
lines-known = { $how }, { $time } UTC
lines-checked = checked
lines-proved = proved
lines-inferred = inferred
lines-stated = stated by you
lines-word-passed = passed
lines-word-warning = passed, with a warning
lines-word-failed = failed
lines-word-running = checking
lines-word-not-checked = not checked
lines-word-unknown = could not be determined
lines-word-stale = out of date, an answer has changed
lines-problem = Check { $number }, { $title }. { $heading }: { $what }
lines-remedies = What to do:
lines-remedy = { $number }. { $act }
lines-link = Link: { $address }
lines-who = Who can do it: { $who }
lines-code = Microsoft's code: { $code }
lines-trace = Trace ID: { $id }
lines-correlation = Correlation ID: { $id }
lines-request = Request ID: { $id }
lines-time = Time: { $time }
lines-server-text = The service's own words: { $text }
lines-evidence = { $name }: { $value }
lines-no-details = Nothing more is known about this check.
lines-fixable = Mend an answer: :fix { $number }. Details: :details { $number }. Note for an administrator: :note { $number }. Check again: :again
lines-not-fixable = Details: :details { $number }. Note for an administrator: :note { $number }. Check again: :again
lines-offer = To { $does }: :instead { $number }. Everything else is kept.
lines-no-offer = No other way to sign in is offered here.
lines-awaits = Waiting for you. Commands: :open, :instead, :help. Ctrl+C stops.
lines-enter-first = Press Enter first, alone.
lines-still-waiting = Nothing is asked yet: the sign-in is still waited for.
lines-browser-back = If the browser shows AADSTS50011, the redirect URI is not registered: add http://localhost under Authentication › Mobile and desktop applications, or use :instead.
lines-browser-remote = You are connected by SSH: forward the port from your machine with ssh -L { $port }:localhost:{ $port }, or use :instead.
lines-opening = Opening { $link }
lines-nothing-to-open = There is no address to open here.
lines-which = Which check? Give its number or name: { $names }
lines-no-such-check = There is no such check. Numbers and names: { $names }
lines-no-problem = There is no problem with { $title }.
lines-no-problems = There is no problem to mend.
lines-not-an-answer = No answer of yours is at fault here. Do what is listed, then check again with :again
lines-no-checks = This page has no checks to run again.
lines-filled = Practice values are filled in; Enter keeps each of them.
lines-no-practice = There are practice values in the sandbox only, and not for every page.
lines-cannot-clear = This needs an answer; choose one of the list.
lines-nothing-to-clear = There is no answer here to empty.
lines-first-page = This is the first page.
lines-unknown-command = There is no such command; :help lists them. To enter a value that begins with a colon, type two colons.
lines-help = Commands, at any prompt; the first letter is enough:
lines-help-line = :{ $name } { $what }
lines-help-values = Enter alone keeps the answer that is there. A value that begins with a colon is entered with two. Where a secret is asked for, everything is taken as typed and only the full name of a command is one. Ctrl+C asks whether to leave.
lines-command-back = the question before, or the page before
lines-command-again = run this page's checks again
lines-command-fix = CHECK: to the question at fault of this check, by number or name
lines-command-details = CHECK: all that is known about this check, ids for support included
lines-command-note = a note for an administrator about a problem, or about that of a check: :note 3
lines-command-support = what somebody needs to help, without secrets
lines-command-write = write the note or the bundle that was shown last to a file
lines-paper = :write writes it to a file.
lines-note-parked = You can leave now with :quit; the draft remembers what you are waiting for, and goes on there.
lines-no-paper = Nothing has been shown that could be written; :note or :support first.
lines-command-open = open the address that was said last, in a browser
lines-command-instead = CHECK: sign in by the other way that is offered, everything else is kept
lines-command-practice = in the sandbox, fill this page with practice values
lines-command-clear = empty this answer
lines-command-lang = the other language
lines-command-quit = leave
lines-command-help = this list

## Notes for others

enter-secrets = enter what is missing
waiting-draft = You were waiting for: { $title }, asked on { $day }. The draft goes on there.
waiting-page = You were waiting for: { $title }, asked on { $day }. It is checked again as soon as you have entered: { $names }.
waiting-secret = { $label } ({ $page })
handoff-nothing = There is nothing to ask anybody for: no check has a problem, or the one named has none.
handoff-own = Nobody else needs to be asked for this, you can do it yourself: { $act }
handoff-own-matter = Nobody else needs to be asked for this: look at the page of the check, or run it again.
support-title = Support bundle of partner-onboard
support-intro = User IDs are cut to their first character, the home folder is left out, and there are no secrets and no tokens in here. Nothing has been sent: read it, then pass it on yourself.
support-program = Program
support-configuration = Configuration
support-profile = Profile
support-checks = Checks
support-connection = Way to the services
support-version = Version
support-system = System
support-terminal = Terminal
support-made-at = Made
support-environment = Environment
support-endpoint = Address { $name }
support-proxy = Proxy
support-authorities = Certificate authorities added
support-limit = Limit of a request
support-folder = Folder
support-variables = Variables set
support-saved-at = Saved
support-renewed-at = Sign-in renewed
support-check = Check
support-verdict = Verdict
support-owner = Whose matter
support-summary = What was found
support-no-profile = There is no saved profile, so no check was run.
support-needs-yes = Nobody is here to agree to writing the bundle. Add --yes, or leave --output out: then it is printed only.
support-agree = Write this to { $path }? (yes/no)
support-not-written = Nothing was written.
support-written = Written: { $path }
handoff-rehearsal = This note comes from a rehearsal in the sandbox: nobody needs to do anything.
handoff-intro = I am setting up access to our Partner Insights data by API (Microsoft AI Cloud Partner Program). One thing is missing that I cannot do myself.
handoff-steps = What to do
handoff-ids = What it is about
handoff-done-heading = How to see that it is done
handoff-again = Then I run the check “{ $title }” again:
handoff-again-here = Then I have the check “{ $title }” run again in the program: Ctrl+R, or :again line by line.
handoff-happened = What happened
handoff-advice = What the program advises whoever runs it:
handoff-support = Ids for Microsoft's support
handoff-tenant-name = Tenant
handoff-tenant-id = Tenant ID
handoff-user-id = User
handoff-partner-id = PartnerID
handoff-permissions = Permissions of the application, all of the kind “delegated”; no application permissions are needed:
handoff-api = API
handoff-api-id = ID of the API
handoff-permission = Permission
handoff-permission-id = ID of the permission
handoff-optional = { $api } (optional: Microsoft's page of prerequisites links to it)
handoff-who-support = Whoever may open support requests with Microsoft
handoff-who-any = A Global Administrator of the tenant, or a Global admin of Partner Center
handoff-consent =
    .ask = Please grant admin consent for the application { $client_id } in the tenant { $tenant }
    .do1 = Open the application's page API permissions in the Microsoft Entra admin center (App registrations).
    .do2 = If Microsoft Partner Center › user_impersonation (delegated) is not in the list: Add a permission › APIs my organization uses › search for { $api } › Delegated permissions › user_impersonation › Add permissions. Some tenants show the API as SampleBECApp.
    .do3 = Choose Grant admin consent, for the whole tenant, and confirm.
    .do4 = Or consent in one step at this address, if the application has the redirect URI http://localhost (page Authentication). Afterwards the browser finds nothing at localhost; that does not matter.
    .done = The list shows the permission as granted. It commonly takes seconds, sometimes a minute, until the sign-in knows of it.
handoff-resource =
    .ask = Please add the API Microsoft Partner Center to the tenant { $tenant }
    .do1 = Make sure that { $tenant } is the tenant of our Partner Center account: App management shows it as Account ID. In another tenant the API is usually missing; then tell me which one is right, and stop here.
    .do2 = Create the API's service principal with Microsoft Graph: POST /v1.0/servicePrincipals with the appId { $api }.
handoff-application =
    .ask = Please look after the registration of the application { $client_id } in the tenant { $tenant }
    .do1 = Open the application in the Microsoft Entra admin center: App registrations. If it is not there, it is in another tenant or was deleted; then register a new one (New registration, single tenant is enough) and tell me its client ID.
    .do2 = On its page Overview, compare Application (client) ID and Directory (tenant) ID with those below.
    .do3 = Authentication: the platform Mobile and desktop applications has the redirect URI http://localhost.
    .do4 = API permissions: Microsoft Partner Center › user_impersonation (delegated) is listed and granted; else add it ({ $api }) and choose Grant admin consent.
    .done = The application is in that tenant, with these ids and the permission granted.
handoff-secret =
    .ask = Please create a new client secret for the application { $client_id }
    .do1 = Open the application's page Certificates & secrets in the Microsoft Entra admin center (App registrations).
    .do2 = Client secrets › New client secret: a description, and an expiry of at most 24 months.
    .do3 = Copy the column Value at once, it is shown only this one time. The column Secret ID is not what is needed.
    .do4 = Give me the Value and the day on which it expires in a way that you trust with passwords, not in this ticket, a mail or a chat.
    .done = I enter the Value; the sign-in service then accepts it. Other secrets of the application can be deleted once nothing uses them any more.
handoff-role =
    .ask = Please give { $user } the role Executive Report Viewer in Partner Center
    .do1 = Partner Center › Settings › Account settings › User management: choose { $user }.
    .do2 = Assign roles › Insights: Executive report viewer, for the entire organisation.
    .do3 = If the user has Report viewer as well, take it away: with both, the limited view may be what counts.
    .do4 = Save, then open the user once more and see that the role is still there; until January 2026 Partner Center could lose it while saving.
    .done = The user sees the role under Settings › My access. It can take a while to arrive; I then sign in anew.
handoff-mfa =
    .ask = Please have multifactor authentication required of { $user }
    .do1 = See that { $user } has registered a second factor; the user does that at this address.
    .do2 = Have a rule of the tenant require it of this user at each sign-in to Partner Center: a Conditional Access policy, or security defaults.
    .do3 = If the policy names single applications, it must cover Microsoft Partner Center, ID { $api }.
    .do4 = If the user signs in with an identity provider of ours, that one must pass on the claim that a second factor was used.
    .done = After a new sign-in by device code or in a browser the token names mfa among its methods, and Partner Center no longer answers with 401 and 900421.
handoff-policy =
    .ask = Please let { $user } sign in to the application { $client_id }: a Conditional Access policy bars it
    .do1 = Microsoft Entra admin center › Users › { $user } › Sign-in logs: find the attempt by its time and its ids below. The tab Conditional Access names the policy.
    .do2 = If it blocks device codes: allow them for this user, or tell me that I shall sign in in a browser.
    .do3 = If it demands a managed device or a place: tell me what it demands, or leave this user and application out of it.
    .do4 = Do not take the demand for multifactor authentication away: Partner Center refuses tokens without it.
    .done = The next attempt stands in the sign-in logs as a success.
handoff-user =
    .ask = Please look after the account { $user }
    .do1 = Microsoft Entra admin center › Users: look for { $user }. If it is not there, tell me how it is spelt or in which tenant it is.
    .do2 = See that the account is enabled and may sign in.
    .do3 = Its Sign-in logs tell why the attempt was refused; find it by its time and its ids below.
    .done = The user can sign in; I then run the check again.
handoff-password =
    .ask = Please reset the password of { $user }, or unlock the account
    .do1 = Microsoft Entra admin center › Users › { $user } › Reset password.
    .do2 = Hand the new password to the user only, in a way that you trust with passwords; not in this ticket.
    .do3 = If the account was locked: its Sign-in logs show where the wrong passwords came from.
    .done = The user has signed in once with the new password and changed it.
handoff-tenant =
    .ask = Which Microsoft Entra tenant is our Partner Center account in?
    .do1 = App management in Partner Center shows the tenant as Account ID. Tell me that ID.
    .do2 = Microsoft Entra admin center › Overview shows the tenant ID and the domains of the tenant that you are signed in to. Are they the ones below?
    .do3 = If we have separate tenants for CSP and for the partner programme (MPN), it is the one of the partner programme: Insights belongs to it.
    .done = The ID that you tell me is known to the sign-in service.
handoff-enrolment =
    .ask = Please see to it that our company is enrolled in the Microsoft AI Cloud Partner Program with the tenant { $tenant }
    .do1 = Partner Center › Account settings › Legal info, signed in with an account of that tenant: does it show our company as enrolled, and with which PartnerID?
    .do2 = If not: enrol it. That takes a work account of the company's domain, the authority to sign for it, its legal name and address or D-U-N-S number, and a contact. Verification commonly takes 3 to 5 business days.
    .done = Legal info shows the company as enrolled. Tell me the PartnerID.
handoff-vetting =
    .ask = Please finish Microsoft's verification of our company in Partner Center
    .do1 = Partner Center › Account settings › Legal info: see which step is open and what is asked for there.
    .do2 = Give what is asked for. Verification commonly takes 3 to 5 business days.
    .done = Legal info shows the company as authorised.
handoff-network =
    .ask = Please let a machine of ours reach Microsoft's sign-in service and Partner Center
    .do1 = Allow HTTPS (port 443) from that machine to the hosts below.
    .do2 = If encrypted connections are inspected: leave these hosts out of it, or give me the certificate of the inspecting authority as a PEM file.
    .do3 = If there is a proxy: tell me its address, and whether it asks for a sign-in.
    .done = partner-onboard doctor reaches both services.
handoff-token =
    .ask = Please have { $user } sign in anew
    .do1 = The user runs the program and signs in again, by device code or in a browser, with multifactor authentication.
    .do2 = If sessions of the user were revoked, or a policy ends them early: tell me, so that I can plan for it. Microsoft Entra admin center › Users › { $user } › Sign-in logs shows it.
    .done = A new token is issued.
handoff-service =
    .ask = Please open a support request with Microsoft: the check “{ $title }” fails on its side
    .do1 = Open a support request with Microsoft for Partner Center, with the ids and times at the end of this note.
    .do2 = Has somebody else in the company seen the same, or has Microsoft announced a disruption?
    .done = Tell me what came of it, with the number of the request if there is one.
handoff-resource-disabled =
    .ask = Please switch on the API Microsoft Partner Center in the tenant { $tenant }
    .do1 = Microsoft Entra admin center › Enterprise applications › Microsoft Partner Center (application ID { $api }) › Properties.
    .do2 = Set “Enabled for users to sign-in” to Yes and save. If it is off on purpose, tell me why.
handoff-enable =
    .ask = Please switch on the application { $client_id } in the tenant { $tenant }
    .do1 = Microsoft Entra admin center › Enterprise applications › the application { $client_id } › Properties.
    .do2 = Set “Enabled for users to sign-in” to Yes and save. If it is off on purpose, tell me which application I may use.
    .done = The sign-in service issues a token again; I then run the check again.
handoff-assign =
    .ask = Please assign { $user } to the application { $client_id }
    .do1 = Microsoft Entra admin center › Enterprise applications › the application { $client_id } › Users and groups › Add user: choose { $user }.
    .do2 = Or, under Properties, set “Assignment required” to No.
handoff-public =
    .ask = Please look at “Allow public client flows” of the application { $client_id }
    .do1 = Open the application's page Authentication in the Microsoft Entra admin center (App registrations).
    .do2 = Compare “Allow public client flows” with what happened below: with Yes the sign-in service refuses a client secret, with No it demands one.
    .do3 = We sign in with a client secret: set it to No. Only if we are to sign in by device code without a secret, set it to Yes; tell me which.
    .done = The sign-in service neither misses a secret nor refuses one.
handoff-servers =
    .ask = Please look after our own sign-in servers: they did not confirm { $user }
    .do1 = See that our identity provider, or the pass-through authentication agents and the Active Directory behind them, run, reach each other and have the right time; look into their logs at the time below.
    .do2 = See that the account is neither locked nor limited in its hours there, and that its password has not expired.
    .do3 = The sign-in logs of { $user } in the Microsoft Entra admin center show the attempt and what our side answered.
handoff-restriction =
    .ask = Please let our network allow signing in to the tenant { $tenant }
    .do1 = Most likely a proxy adds a tenant restriction to sign-ins: put the tenant, by the ID below, on its list of allowed tenants.
    .do2 = Or except the machine from which I sign in, or tell me from which network I may.
    .done = The sign-in service no longer refuses the tenant.
handoff-unknown =
    .ask = Please help to find out why the check “{ $title }” fails for { $user }
    .do1 = Microsoft Entra admin center › Users › { $user } › Sign-in logs: does the attempt stand there, by its time and its ids below, and what does it say?
    .do2 = Partner Center › Account settings: are the company, its enrolment and the user's roles as they should be?

## Answers file

answers-invalid = { $key }: { $fault }
answers-utf16 = The answers file is in UTF-16; save it as UTF-8.
answers-syntax = The answers file is not JSON: line { $line }, column { $column }.
answers-not-an-object = The answers file must be one JSON object: { "{" } "tenant": "contoso.com", … { "}" }.
answers-unknown-key = The answers file has keys that do not exist: { $unknown }. There are: { $known }.
answers-twice = { $key } stands in the answers file twice.
answers-text-wanted = { $key } must be a text in quotes.
answers-literal = { $key }: a secret may stand in the answers file with --sandbox only. Write { "{" }"env": NAME{ "}" }, { "{" }"file": PATH{ "}" } or { "{" }"stdin": true{ "}" }.
answers-source-wanted = { $key } must be one of { "{" }"env": NAME{ "}" }, { "{" }"file": PATH{ "}" } and { "{" }"stdin": true{ "}" }.
answers-variable-missing = { $key }: the environment variable { $name } is not set or empty.
answers-file-unreadable = { $key }: { $path } could not be read: { $why }
answers-not-utf8 = { $key }: what was read is not UTF-8 text.
answers-stdin-taken = { $key }: standard input cannot hold the secret as well, the answers themselves come from there.
answers-stdin-twice = { $key }: only one secret can come from standard input.
answers-stdin-unreadable = { $key }: standard input could not be read: { $why }
answers-no-name = Nothing was saved: no profile name was given.
answers-kept = Nothing was saved: not all checks are met, and the saved profile { $name }, which worked, stays as it was.
answers-store-practice = No secrets are stored, although “store” asks for it: those of the sandbox are practice values, which it knows itself.
answers-save-failed = The profile could not be saved: { $fault }
answers-stuck = The page { $page } could not be passed. This is a fault of this program.

## Commands

report-part-ready = { $count ->
        [one] { $count } check was asked for, of { $all } in all, and it is met.
       *[other] The { $count } checks asked for are met, of { $all } in all.
    }
onboard-go-on = To go on: { $command }
onboard-draft-kept = The draft is kept; start again to go on with it.

cli-about = From nothing to a proven Partner Insights API token. Without a command: the wizard.
cli-onboard = The wizard: asks for everything, proves it live, saves a profile
cli-verify = Runs every check of a saved profile again
cli-token = Prints a valid access token, renewed if need be
cli-profiles = Lists, shows, marks, renames, copies, removes, exports and imports saved profiles
cli-explain = Says what an error means, from its code or from any text it stands in
cli-handoff = Runs the checks of a profile and prints a note for an administrator: what is missing, with every id and click
cli-handoff-check = The check that the note is about, instead of the first one that is not met. Checks: { $names }
cli-support = Prints what somebody needs to help: versions, configuration, checks, the way to the services; no secrets
cli-support-output = Write it to this new file as well, after a yes
cli-support-yes = Write it without asking
cli-doctor = Looks for what stands between this machine and Microsoft's services
cli-profiles-list = Lists the saved profiles
cli-profiles-show = Shows a saved profile; there is no secret in it
cli-profiles-use = Marks the profile that commands take where none is named
cli-profiles-rename = Gives a profile another name; its secrets go along
cli-profiles-copy = Makes another profile like it; the client secret and the password are copied, the sign-in is not
cli-profiles-export = Writes a profile to a file or to standard output, without secrets unless they are asked for
cli-profiles-import = Takes a profile over from such a file
cli-profiles-remove = Removes a saved profile and its secrets
cli-sandbox = Lists what the sandbox can rehearse; prints practice answers; serves it for other programs
cli-sandbox-list = Lists the sandbox’s scenarios, what each spoils and how it ends
cli-sandbox-answers = Prints an answers file of practice values for onboard --answers
cli-sandbox-serve = Serves the sandbox on this machine for other programs, until it is ended
cli-completions = Prints completions for a shell
cli-man = Prints the manual page
cli-usage = Usage:
cli-usage-root = partner-onboard [COMMAND] [OPTIONS]
cli-usage-onboard = partner-onboard [onboard] [OPTIONS]
cli-usage-verify = partner-onboard verify [OPTIONS]
cli-usage-token = partner-onboard token [OPTIONS]
cli-usage-explain = partner-onboard explain [TEXT…|-] [OPTIONS]
cli-usage-handoff = partner-onboard handoff [OPTIONS]
cli-usage-support = partner-onboard support [OPTIONS]
cli-usage-doctor = partner-onboard doctor [OPTIONS]
cli-usage-profiles = partner-onboard profiles COMMAND
cli-usage-profiles-list = partner-onboard profiles list [OPTIONS]
cli-usage-profiles-show = partner-onboard profiles show NAME [OPTIONS]
cli-usage-profiles-use = partner-onboard profiles use NAME
cli-usage-profiles-rename = partner-onboard profiles rename NAME NEW
cli-usage-profiles-copy = partner-onboard profiles copy NAME NEW
cli-usage-profiles-export = partner-onboard profiles export NAME [OPTIONS]
cli-usage-profiles-import = partner-onboard profiles import FILE [OPTIONS]
cli-usage-profiles-remove = partner-onboard profiles remove NAME [OPTIONS]
cli-usage-sandbox = partner-onboard sandbox COMMAND
cli-usage-sandbox-list = partner-onboard sandbox list [--json]
cli-usage-sandbox-answers = partner-onboard sandbox answers [SCENARIO]
cli-usage-sandbox-serve = partner-onboard sandbox serve [--scenario NAME | --scenario-file FILE] [--state FILE] [--port PORT] [--tls [--ca-out FILE]] [--latency MS] [--trace]
cli-usage-completions = partner-onboard completions SHELL
cli-usage-man = partner-onboard man
cli-commands = Commands
cli-options = Options
cli-arguments = Arguments
cli-name-name = NAME
cli-name-cloud = CLOUD
cli-name-tenant = TENANT
cli-name-file = FILE
cli-name-check = CHECK
cli-name-seconds = SECONDS
cli-name-shell = SHELL
cli-name-scenario = SCENARIO
cli-name-text = TEXT
cli-name-lang = LANGUAGE
cli-help = Shows this help
cli-version = Shows the version
cli-allow-debugger = Leaves the memory readable for a debugger
cli-lang = Language: en or fr
cli-profile = The profile to take up, or the name of the new one
cli-name-new = NEW
cli-name-store = STORE
cli-profile-new = The other name
cli-with-secrets = Puts the client secret and the password in too, encrypted under a passphrase
cli-output = The file to write, which must not be there yet; else standard output
cli-import-file = The exported file, or - for standard input
cli-as = The name it gets here
cli-replace = Lets it take the place of a profile that is there
cli-force = Remove the profile even if its secrets cannot be removed
cli-store = Where its secrets go: { $possible }. In a file, they are encrypted under the passphrase of the export
cli-profile-name = The profile’s name
cli-cloud = Microsoft cloud: { $names }
cli-tenant = The tenant’s domain or ID
cli-plain = Line by line: for screen readers, simple terminals and pipes
cli-ascii = ASCII characters only
cli-answers = Takes every answer from this JSON file (- for standard input), nobody is asked
cli-json = Prints the result as one JSON document
cli-token-header = Prints the whole line Authorization: Bearer …
cli-token-json = Prints the token as JSON, with its expiry, tenant, user and scope
cli-explain-text = A code such as AADSTS50076, or any text; - reads standard input
cli-json-explain = Prints the explanation as JSON
explain-what = Give a code such as AADSTS50076, or pipe any text with an error in: partner-onboard explain - < error.txt
explain-passes = The same request may succeed later by itself.
explain-also = Also in this text: { $codes }
explain-cut = Only the last { $size } MiB were read.
explain-later = Behind the last code the text speaks of the network as well: { $what }
explain-grant = The sign-in service refused what was sent as a proof: a refresh token, a code or a password.
    .why = “invalid_grant” alone does not say which. Most often it is a saved sign-in that has ended or was revoked.
    .do1 = Look at the whole answer: a code that begins with AADSTS says more, and explain knows what.
    .do2 = Sign in again; verify does it with a saved profile.
explain-nothing = No error that this program knows stands in this text.
    .why = That does not mean that there is none: codes change, and a copy may lack the part that matters.
    .do1 = Copy the whole answer of the service: its status line, its headers and its body.
    .do2 = Let verify run all checks of a saved profile; it sees the answers themselves.
explain-token = A service did not accept the access token.
    .why = It has expired, is not valid yet, was issued for another service, or was cut off on the way.
    .do1 = Ask for a new access token; token does it with a saved profile.
    .do2 = Compare the token's audience and its times with the service that was asked.
explain-status = Status { $status } alone does not say why.
    .why = No code or sentence beside it is one that this program knows. The body of an answer usually gives the service's own words; a proxy or a gateway may also have answered in its place.
explain-words = { $why } The service itself says: “{ $said }”
explain-status-said = The service itself says: “{ $said }” This program does not know these words as those of one cause; a proxy or a gateway may also have answered in its place.
explain-token-audience = The access token is for { $audience }, not for Partner Center.
    .why = A token is good for one API. Whatever else it holds, Partner Center and Insights refuse one that is for another.
    .do1 = In your own script, ask for resource=https://api.partnercenter.microsoft.com, or for the scope https://api.partnercenter.microsoft.com/user_impersonation.
    .do2 = Or get one with token and a saved profile. Anybody can use a token that was shown: do not pass it on.
explain-token-application = The access token is an application's alone; no user stands behind it.
    .why = It was asked for with the application's own credential only (client_credentials). Partner Insights wants application and user together.
    .do1 = Ask for the token as a user who has the role Executive Report Viewer.
explain-token-mfa = The access token does not show multifactor authentication.
    .why = Its claim amr lacks “mfa”. Partner Center has been turning such tokens away since June 2026, step by step: some calls may still pass.
    .do1 = Sign in by device code or in a browser, with multifactor authentication, and not by password.
    .do2 = If no second factor is asked for, have it required for this user: Conditional Access or security defaults.
explain-token-strong = The access token names { $methods }, not “mfa”.
    .why = That is a strong way to sign in, but no source says that Partner Center accepts it; it is documented to look for “mfa”.
    .do1 = Try the call. If the token is turned away, sign in by device code or in a browser with a second factor.
explain-redacted = The Insights answer keeps data back: dataRedacted is true.
    .why = Microsoft does not document what this sign means. Most likely the user is a Report viewer and not an Executive Report Viewer (ERV); that is not confirmed.
explain-timeout = { $host } did not answer in time.
explain-host-name = The name of a host was not found.
explain-host-connection = No connection came about.
explain-host-timeout = No answer came in time.
explain-host-certificate = A certificate was not accepted.
explain-host-tls = The other side does not speak TLS as expected.
explain-host-proxy = A proxy asks for a user and password.
explain-host-broken = The connection broke before the answer was complete.
explain-host-page = A web page answered instead of the service.
explain-host-open = Have the host that was asked opened for this machine (HTTPS, port 443).
doctor-rung-name = Name
doctor-rung-connection = Connection
doctor-rung-proxy = Proxy
doctor-rung-tls = Encryption
doctor-rung-clock = Clock
doctor-rung-answer = Answer
doctor-rung-keychain = Keychain
doctor-rung-folder = Folder
doctor-rung-terminal = Terminal
doctor-here = This machine
doctor-entra = Microsoft Entra ID, { $host }
doctor-partner-center = Partner Center, { $host }
doctor-name = { $host } is found ({ $count ->
    [one] one address
   *[other] { $count } addresses
})
doctor-connection = { $host } accepts connections
doctor-no-proxy = none is set
doctor-proxy-passed-over = what { $variable } names cannot be used, so everything goes without a proxy: it has to begin with http:// or https://
doctor-proxy = { $host } lets the request pass
doctor-tls = the certificate of { $host } is accepted
doctor-no-tls = not encrypted, as it stays on this machine
doctor-clock = agrees with the service's, to { $seconds } s
doctor-no-date = the service does not say its time
doctor-clock-behind = This machine's clock is { $minutes } minutes behind the service's.
doctor-clock-ahead = This machine's clock is { $minutes } minutes ahead of the service's.
doctor-clock-why = Tokens look expired or not yet valid when the clocks differ, and certificates may be refused.
doctor-answer = { $host } answers as the service does
doctor-keychain = secrets can be kept
doctor-folder = { $folder } can be written
doctor-folder-closed = No files can be written in { $folder }.
doctor-folder-do1 = Make the folder writable, or name another one in PARTNER_ONBOARD_HOME.
doctor-terminal = full screen is possible ({ $name })
doctor-terminal-none = none here: the wizard needs one, or an answers file
doctor-terminal-dumb = it cannot move its cursor: use --plain
doctor-proxy-name = the proxy { $host } is found ({ $count ->
    [one] one address
   *[other] { $count } addresses
})
doctor-proxy-connection = the proxy { $host } accepts connections
doctor-proxy-gone = The proxy { $host } cannot be reached.
    .why = The environment or the system names it for the way to Microsoft, so nothing else was tried.
    .do1 = Compare the proxy's address with the one in use: HTTPS_PROXY, ALL_PROXY and the system's settings.
    .do2 = If none is needed, remove the setting, or name the host in NO_PROXY.
doctor-proxy-closed = The proxy { $proxy } does not let the request pass to { $host }.
    .why = It accepts connections, but it refused to pass this one on, or never answered. Nothing reached Microsoft.
    .do = Have { $host } allowed on the proxy (CONNECT, port 443).
doctor-proxy-socks = The proxy { $host } is a SOCKS proxy, which is not supported.
    .why = Only HTTP proxies are: they pass encrypted connections on with CONNECT.
    .do = Name an HTTP proxy in HTTPS_PROXY, or none.
doctor-line = { $title }: { $summary }
doctor-terminal-nameless = full screen is possible
doctor-not-reached = not reached
doctor-fine = Nothing stands in the way.
doctor-blame = The first thing that is broken: { $rung }
cli-fresh = Does not offer the draft that was left
cli-no-store = Keeps no secret anywhere
cli-no-browser = Never opens a browser; addresses are shown and copied only
cli-verify-no-browser = Never opens a browser; verify shows the address in any case
cli-sandbox-option = Everything against the simulated cloud on this machine; --sandbox=SCENARIO spoils one thing
cli-name-port = PORT
cli-name-milliseconds = MS
cli-serve-scenario = The scenario to play; without it, ready
cli-serve-scenario-file = A JSON file with a situation of your own: people, applications, grants, enrolment, weather
cli-serve-state = Keeps what happens in this file, and continues from it
cli-serve-port = The port; without it, a free one
cli-serve-tls = Over TLS, with a certificate that is made at the start; its authority is written to a file
cli-serve-ca-out = The file that the certificate authority is written to
cli-serve-latency = How much later each answer is sent, in milliseconds
cli-serve-trace = Says with each request when it came, how long its answer took, which error that tells, and its IDs
cli-endpoints = Other addresses of the services: a JSON file with authority, graph and partner_center
cli-ca-file = Trusts these certificate authorities too (PEM), for networks that inspect TLS
cli-timeout = The longest that one request may take, 1 to 600
cli-verify-profile = The profile; may be left out if there is only one, or if profiles use has marked one
cli-only = Only this check and what it needs; can be repeated. Checks: { $names }
cli-shell = bash, elvish, fish, powershell or zsh
cli-scenario = Which scenario they are meant for; the values are the same for all
cli-exit-codes = Exit codes:
cli-exit-met = every check is met
cli-exit-internal = internal error, or a file of ours or a keychain that cannot be read or written
cli-exit-usage = usage or configuration; a file named by you that cannot be used
cli-exit-unmet = a prerequisite is unmet
cli-exit-unknown = could not be checked: network or service
cli-exit-sign-in = a person must sign in, or give a secret
cli-exit-cancelled = cancelled
cli-exit-signal = ended by SIGTERM or SIGHUP; the draft of a person's onboarding is kept, as nobody can be asked
man-name = NAME
man-synopsis = SYNOPSIS
man-options = OPTIONS OF THE WIZARD
man-commands = COMMANDS
man-exits = EXIT STATUS
man-variables = ENVIRONMENT
man-files = FILES
man-files-where = Profiles and the draft of an unfinished onboarding are JSON files, without secrets, in the folder for settings of the system: ~/.config/partner-onboard, ~/Library/Application Support/partner-onboard, %APPDATA%\partner-onboard\config. Secrets are kept in the system's keychain or in secrets/NAME.sealed in that folder, or nowhere.
man-variable-secrets = secrets; they win over what is stored, and the sandbox ignores them; a browser is started without them
man-variable-passphrase = the passphrase of the encrypted file, and of an export
man-variable-answers = answers to the questions of these names
man-variable-lang = en or fr; else the system's language
man-variable-home = the folder that every file is written to
man-variable-proxy = the proxy on the way to Microsoft; the system's proxy settings count too
man-variable-no-color = no colours
man-variable-browser = the program that opens addresses; with /bin/false none is opened
usage-read-on = partner-onboard --help shows what is possible; each command has its own --help.
usage-unknown = There is no { $word } here.
usage-unknown-near = There is no { $word } here. Is { $near } meant?
usage-secret = { $argument } does not exist: a secret in the arguments could be read by every program on this machine. Use the variables PARTNER_ONBOARD_CLIENT_SECRET and PARTNER_ONBOARD_PASSWORD, or --answers.
usage-sandbox-equals = Write the scenario with an equals sign: --sandbox={ $name }
usage-sandbox-scenario = Write the scenario with its option: --scenario { $name }
usage-needs-value = { $argument } needs a value.
usage-takes-no-value = { $argument } takes no value.
usage-not-one-of = “{ $value }” is not possible for { $argument }. Possible: { $possible }
usage-not-possible = “{ $value }” is not possible for { $argument }.
usage-not-between = “{ $value }” is not possible for { $argument }, which takes a whole number from { $from } to { $to }.
usage-profile = There is no { $name } here. Is --profile { $name } meant?
usage-missing = Missing: { $argument }
usage-missing-command = A command is missing here: { $commands }
usage-conflict = { $argument } and { $other } cannot go together.
usage-twice = { $argument } can stand there only once.
usage-place = Put { $argument } behind the command: partner-onboard { $command } { $argument }
usage-unreadable = These arguments cannot be read.
internal-what = partner-onboard itself failed, at { $place }.
internal-why = That is a mistake of this program; it says nothing about your tenant.
internal-remedy = Try again; if it happens again, report it with the place named above.
internal-no-check = There is no check { $name }.
internal-no-thread = The system allows no further thread.
internal-io = The input or output failed: { $cause }
drive-still-writing = Something was still being written at the end; look whether the profile is complete.
drive-draft-lost = The draft could not be kept: { $why }
save-not-kept = The secrets could not be kept; you will be asked again. { $why }
save-old-stays = The new secrets could not be kept. The saved profile and its secrets stay as they were. { $why }
save-half-kept = Only some of the new secrets could be kept, and the old ones could not be put back. Save again when that is mended. { $why }
save-left-behind = The secrets of the replaced profile may still be kept: { $why }
save-other-passphrase = The profile that is there keeps its secrets in an encrypted file, and this passphrase does not open it; nothing was changed. { $why } Give the right one, or remove that profile first.
save-file-anew = The encrypted file that was there could not be opened with this passphrase. It was made anew, and what else was in it is gone.
file-unreadable = { $path } cannot be read: { $cause }
endpoints-not-readable = { $path } is not a JSON object with authority, graph and partner_center: { $cause }
endpoints-not-an-address = { $path }: “{ $address }” is not an address such as https://host
endpoints-not-encrypted = { $path }: “{ $address }” is not encrypted; plain HTTP is allowed to this machine only.
verify-needs-sandbox = The profile { $name } was made in the sandbox and is never used against the real services. Go on with: partner-onboard { $command } --profile { $name } --sandbox
verify-not-in-sandbox = The profile { $name } is for Microsoft’s services; its secrets have no business in the sandbox. Go on with: partner-onboard { $command } --profile { $name }
verify-which = Which profile? Say so with --profile NAME. There are: { $names }
verify-none = There is no saved profile in { $folder }.
open-file = The secrets of this profile are in an encrypted file. Enter nothing to go on without them.
open-file-only = The secrets of this profile are in an encrypted file.
wiped-after-saving = After saving, the secrets were wiped from memory; they are where they were kept. To change or check something here, enter them again.
verify-missing = What { $name } needs could not be had, and is not asked for here. It can be given in { $variables }.
verify-bad-answer = Profile { $name }, { $question }: { $fault }
token-sign-in = { $what } A person must sign in: partner-onboard --profile { $name }{ $sandbox }
token-other-user = The token is for { $found }; the profile { $name } names { $given }. Nothing is printed. Sign in as { $given }, or save the profile for { $found }: partner-onboard --profile { $name }
renewal-profile-gone = The profile { $name } was removed, or saved for another sign-in, meanwhile.
token-none = { $what } For the details: partner-onboard verify --profile { $name }{ $sandbox }
profiles-name = Name
profiles-standing = Standing
profiles-environment = Environment
profiles-saved = Saved
profiles-tenant = Tenant
profiles-renewed = Sign-in renewed
profiles-renewable-until = Renewable until
profiles-file = File
profiles-ready = ready
profiles-not-ready = not ready
profiles-default = { $standing }, default
profiles-used = Commands take this profile where none is named: { $name }
profiles-renamed = Renamed: { $old } is { $new } now
profiles-copied = Copied: { $old } to { $new }. The copy has to sign in for itself.
profiles-exported = Exported: { $name } to { $path }
profiles-orphan = There is an encrypted file of secrets for { $name }, and no such profile. “partner-onboard profiles remove { $name }” removes it.
profiles-new-passphrase = Choose a passphrase for the encrypted secrets. Nobody can recover it.
profiles-export-passphrase = Passphrase of the export
profiles-no-passphrase = A passphrase is needed and was not given. Set PARTNER_ONBOARD_PASSPHRASE, or run this at a terminal.
profiles-no-secrets = No client secret and no password are kept for { $name }: there is nothing to export but the profile. Leave out --with-secrets.
profiles-secrets-not-taken = The secrets in the file were left there: this profile keeps none.
profiles-import-store = Say where the secrets go instead: --store file or --store none.
profiles-no-export = { $path } is not an exported profile; line { $line }: { $cause }
profiles-import-other = The profile { $name } that is there keeps the secrets of another sign-in, and this file brings none. Give --store none to remove them, or another name with --as.
profiles-bad-answer = { $path }: { $question }: { $fault }
verify-default-gone = The profile that was marked by “profiles use”, { $name }, is not there any more. Name one with --profile, or mark another one.
profiles-removed = Removed: { $name }
profiles-damaged = “partner-onboard profiles remove { $name }” removes it with the secrets that are kept for it; a file deleted by hand leaves them behind.
profiles-unreadable = The file of { $name } cannot be read, so nothing says where its secrets are: the encrypted file and the keychain are searched.
profiles-force = “partner-onboard profiles remove { $name } --force” removes it all the same.
profiles-secrets-left = Its secrets may still be kept: { $why }
profiles-not-removed = { $name } stays, because its secrets could not be removed and nothing else says where they are. { $why } Try again with “partner-onboard profiles remove { $name }”; with --force it goes all the same.
sandbox-list-name = Scenario
sandbox-list-password = By password
sandbox-list-same = the same
sandbox-list-device-code = By code
sandbox-list-browser = By browser
sandbox-list-what = What is the matter
serve-ready = The sandbox plays “{ $name }” until Ctrl+C. On standard output is what --endpoints takes.
serve-practice = Practice values to type: partner-onboard sandbox answers { $name }. Without a person, give the two secrets by variables: secrets stand in an answers file with --sandbox only.
serve-device-page = A simulated person enters device codes. To do it yourself, open { $page } before the code is asked for. The address that comes with a code is Microsoft’s, where it is unknown.
serve-address = All services are at { $address }. Each request to them follows as a line:
serve-ca = Certificate authority, for --ca-file: { $path }
serve-ca-taken = { $path } is there already and is not an earlier certificate authority of the sandbox, so nothing was written. Name another file with --ca-out.
serve-ca-unwritten = The certificate authority cannot be written to { $path }: { $error }
serve-port = The sandbox cannot be served on port { $port }: { $error }
serve-ready-file = The sandbox plays { $path } until Ctrl+C. On standard output is what --endpoints takes.
serve-file-fault = { $path }, line { $line }, “{ $field }”:
serve-file-fault-whole = { $path }, line { $line }:
serve-unread = { $path } cannot be read: { $error }
serve-state-unread = { $path } is no state of a sandbox, or is damaged; see line { $line }, “{ $place }”. It was left as it is.
serve-state-unread-whole = { $path } is no state of a sandbox, or is damaged; see line { $line }. It was left as it is.
serve-state-other = { $path } is the state of another situation, “{ $name }”. It was left as it is.
serve-state-changed = { $path } was begun with other people, applications or grants than the scenario file has now, and it would go on with its own. It was left as it is: name another file with --state, or take the earlier scenario file.
serve-state-busy = { $path } is kept by a sandbox that is being served. End that one, or name another file with --state.
serve-no-file = { $path } is no file.
serve-too-large = { $path } is larger than { $most } MiB.
serve-state-large = { $path } would become larger than { $most } MiB and could not be read again. What was there before is unchanged.
serve-state-again = { $why } It is tried again with each request.
serve-same-file = --state and --ca-out name the same file, { $path }.
situation-json = From here on this cannot be read as JSON: a comma, a quotation mark or a bracket is missing or too many.
situation-empty = The file is empty; an object in braces belongs there.
situation-deep = Lists and objects are nested deeper here than any such file needs.
situation-plain = Here belong 1 to { $most } characters, none of them a line end or another control character.
situation-missing = This field must be there.
situation-unknown = There is no such field. Possible: { $possible }
situation-double = This field is there twice.
situation-text = A text in double quotation marks belongs here.
situation-list = A list in square brackets belongs here.
situation-fields = An object in braces belongs here, with these fields: { $possible }
situation-yes-no = Here belongs true or false, without quotation marks.
situation-whole = A whole number from { $least } to { $most } belongs here, without quotation marks.
situation-date = A date such as 2099-12-31 belongs here, in double quotation marks.
situation-secrets = Possible: allowed, forbidden, or an object with longest-days and a whole number from 0 to 65535.
situation-scenario = There is no such scenario; “sandbox list” has them all.
situation-not-one-of = Possible here: { $possible }
situation-number = At least one and at most { $most } are possible.
situation-user-id = A user ID of contoso.onmicrosoft.com or contoso.com belongs here: the sandbox plays this one tenant.
situation-twice = The same one is there already.
situation-guid = A client ID belongs here: a GUID such as 5a4db0c5-0a99-4000-8000-0000000000c3.
situation-redirect = A redirect URI is an absolute address without a fragment; only localhost and 127.0.0.1 may have http.
situation-client = No application with this client ID is in the file.
situation-person = No person with this user ID is in the file.
onboard-no-terminal = Nobody can be asked here: this is no terminal. Give the answers with --answers FILE, or --plain to be asked line by line.
onboard-dumb-terminal = This terminal cannot show the full screen: line by line instead, as with --plain.

report-row = { $title }: { $summary }
report-same-as = The same as under “{ $title }”.
report-told-there = For what it means and what to do, see “{ $title }”.
report-now-met = Changed: { $title } is met now; on { $since } it was not.
report-now-unmet = Changed: { $title } is not met any more; on { $since } it was.
verify-replaced = What was found is not kept: the profile { $name } is another one by now.
verify-not-remembered = What was found could not be kept for the next comparison: { $why }
report-outcome-ready = Ready: all checks are met.
report-outcome-not-ready = Not ready: at least one prerequisite is not met.
report-outcome-sign-in = A person must sign in before this can be told.
report-outcome-unknown = Not known: not everything could be checked.
report-not-reached = Not reached.
report-not-reached-needs = Not reached; waits for: { $titles }
report-running = Being checked.
report-stale = Out of date: an answer has changed since.

expiry-secret-soon = The secret expires in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Plan its replacement: create a second secret (Certificates & secrets, New client secret) and save it here; both are valid side by side.
expiry-secret-near = The secret expires in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Create a new one this week (Certificates & secrets, New client secret), save it here, and put it wherever the old one is used.
expiry-secret-now = Urgent: the secret expires { $days ->
        [0] today
        [one] tomorrow
       *[other] in { $days } days
    }, and then nothing works with it any more. Create a new one now (Certificates & secrets, New client secret) and save it here.
expiry-secret-past = The secret has expired. Create a new one (Certificates & secrets, New client secret) and save it here.
expiry-sign-in-soon = Unless it is used before, the kept sign-in ends in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Any “token” or “verify” renews it for 90 days.
expiry-sign-in-near = Unless it is used before, the kept sign-in ends in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Run “token” or “verify” this week; that renews it for 90 days.
expiry-sign-in-now = Urgent: the kept sign-in ends { $days ->
        [0] today
        [one] tomorrow
       *[other] in { $days } days
    }. Run “token” or “verify” now; later a person must sign in again.
expiry-sign-in-past = The kept sign-in has ended: it was not used for 90 days. A person must sign in again, with the wizard.
report-last-proved = Last proved on { $at }: { $what }
report-last-proved-bare = Last proved on { $at }.
evidence-tenant-id = tenant { $value }
evidence-cloud = cloud { $value }
evidence-region = region { $value }
evidence-domain = domain { $value }
evidence-account-type = account { $value }
evidence-client-id = application { $value }
evidence-expires = until { $value }
evidence-user = user { $value }
evidence-way = by: { $value }
evidence-way-refresh = the kept sign-in
evidence-scope = permission { $value }
evidence-amr = proofs { $value }
evidence-clock-skew = clocks { $value } s apart
evidence-partner-id = PartnerID { $value }
evidence-partner-name = name { $value }
evidence-vetting-status = verification { $value }
evidence-role = role { $value }
evidence-datasets = data sets: { $value }
markdown-title = Verification of { $name }
markdown-cloud = Cloud
markdown-client = Application (client) ID
markdown-user = User
markdown-at = Verified at
markdown-program = partner-onboard
markdown-checks = Checks
markdown-check = Check
markdown-verdict = Verdict
markdown-found = What was found
markdown-warning = met, look at it
markdown-met = met
markdown-unmet = not met
markdown-unknown = unknown
markdown-not-reached = not reached
markdown-problems = Problems and what to do
markdown-changes = Changes since the last verification
markdown-ends = What ends when
markdown-ends-secret = Client secret
markdown-ends-sign-in = Kept sign-in
markdown-ends-token = Access token of this run
endings-secret = { $days ->
        [0] secret today
        [one] secret in { $days } day
       *[other] secret in { $days } days
    }
endings-sign-in = { $days ->
        [0] sign-in today
        [one] sign-in in { $days } day
       *[other] sign-in in { $days } days
    }
endings-secret-past = secret has ended
endings-sign-in-past = sign-in has ended
profiles-ends-soon = Ends soon
profiles-live = live
profiles-sandbox = sandbox
cli-verify-all = Every saved profile, some at a time; nobody is asked anything
cli-jobs = Profiles at the same time, 1 to 64; without it, { $count }
cli-watch = After a fix: looks again at what lags until all is met or the time is over; what was refused is never sent again
cli-watch-for = How long to look again, in minutes, 1 to 1440; without it, { $minutes }. Means --watch as well
cli-fix = Opens the wizard on the page at fault if something is not met
cli-markdown = Prints the report as Markdown, for a ticket
cli-name-count = COUNT
cli-name-minutes = MINUTES
watch-waits = Waiting for: { $titles }. Until { $until }; Ctrl+C ends it.
watch-given-up = Not waited for, because waiting alone changes nothing there: { $titles }. What the sign-in service refused is not sent again by itself either; that could lock the account.
watch-new-sign-in = Not waited for, because it shows only after a new sign-in, which takes a person: { $titles }. Verify again and sign in once it is mended.
watch-nothing = Nothing that is left can change by waiting.
watch-over = The time is over; still missing: { $titles }
fix-offer = Press w or Enter to open the wizard at “{ $page }”; any other key ends.
fix-no-terminal = The wizard cannot be opened here: --fix needs a terminal that can show the full screen.
all-begins = { $count ->
        [one] One profile is being verified.
       *[other] { $count } profiles are being verified, at most { $jobs } at a time; those of a tenant that asks to wait take turns from then on.
    }
all-skipped-sandbox = { $count ->
        [one] A profile made in the sandbox is left out ({ $names }); verify it with --sandbox.
       *[other] { $count } profiles made in the sandbox are left out ({ $names }); verify them with --sandbox.
    }
all-skipped-live = { $count ->
        [one] A profile for Microsoft’s services is left out ({ $names }); verify it without --sandbox.
       *[other] { $count } profiles for Microsoft’s services are left out ({ $names }); verify them without --sandbox.
    }
all-none = There is no saved profile here to verify.
all-missing = What { $name } needs is not kept. With --all, a secret from a variable is used only where it is clear whose it is: verify this profile alone, or sign in with the wizard.
all-ready = ready
all-part-met = met as asked
all-warned = ready, look at it
all-not-ready = not ready
all-unknown = unknown
all-sign-in = sign-in needed
all-unusable = cannot be verified
all-sum = Of { $all }: { $ready } ready, { $not_ready } not ready, { $sign_in ->
        [one] { $sign_in } needs
       *[other] { $sign_in } need
    } a person to sign in, { $unknown } unknown, { $unusable } could not be verified.
all-sum-part = Of { $all }: { $ready ->
        [one] { $ready } meets
       *[other] { $ready } meet
    } the checks asked for, { $not_ready ->
        [one] { $not_ready } does
       *[other] { $not_ready } do
    } not, { $sign_in ->
        [one] { $sign_in } needs
       *[other] { $sign_in } need
    } a person to sign in, { $unknown } unknown, { $unusable } could not be verified.
