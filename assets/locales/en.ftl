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
save-nowhere = The secrets are not kept; you will be asked again.
save-not-ready = Not all checks are met: the profile will be marked “not ready”.
next-saved = Saved: profile { $name } in { $path }
next-ready = All checks are met: a token was issued and an Insights call with it succeeded.
next-not-ready = Not ready yet: some checks are not met. Verify again once that is mended.
next-token-expires = This access token is valid until { $at }.
next-secret-expires = The client secret expires on { $day }; renew it before then.
next-secret-expiry-unknown = When the client secret expires is not known; look it up under Certificates & secrets.
next-data-sets = Data sets you can read: { $names }

## Checks

## Refusals

## Sandbox

## Store

## Full screen

tui-title = partner-onboard  { $number }/{ $count } { $title }
tui-sandbox = SANDBOX: practice cloud, nothing leaves this machine
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
key-copy = copy the link or command
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
