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
step-sign-in-intro = Now the user signs in and a token is asked for. Microsoft's page documents user ID and password.
step-results = Results
step-results-intro = Every check, how it was proved and when.
step-save = Save
step-save-intro = Nothing has been written yet. This is what will be written, and where.
step-next = Next
step-next-intro = What you have now, and how to go on.

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
question-sign-in-help = How the token is asked for.
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
choice-store-keychain = the operating system's keychain
choice-store-none = nowhere; I will be asked again
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
    .do1 = Sign in by browser or device code with this user.
    .do2 = Or use an account that Entra itself manages, such as one at your .onmicrosoft.com domain, and give it the role.
    .who = The user; for another account a User Administrator or Global Administrator
check-sign-in-way = This version cannot sign in by “{ $way }”.
    .why = Only user ID and password are built in so far.
    .do1 = Choose user ID and password.
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
check-mfa-do1 = Sign in with multifactor authentication, by browser or device code, with the same user.
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

## Sandbox

## Store

## Full screen

## Line by line

## Answers file

## Commands
