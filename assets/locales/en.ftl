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

## Line by line

## Answers file

## Commands

cli-about = From nothing to a proven Partner Insights API token. Without a command: the wizard.
cli-onboard = The wizard: asks for everything, proves it live, saves a profile
cli-verify = Runs every check of a saved profile again
cli-profiles = Lists, shows and removes saved profiles
cli-profiles-list = Lists the saved profiles
cli-profiles-show = Shows a saved profile; there is no secret in it
cli-profiles-remove = Removes a saved profile, and its secrets from the keychain
cli-sandbox = Lists what the sandbox can rehearse; prints practice answers
cli-sandbox-list = Lists the sandbox’s scenarios, what each spoils and how it ends
cli-sandbox-answers = Prints an answers file of practice values for onboard --answers
cli-completions = Prints completions for a shell
cli-usage = Usage:
cli-usage-root = partner-onboard [COMMAND] [OPTIONS]
cli-usage-onboard = partner-onboard [onboard] [OPTIONS]
cli-usage-verify = partner-onboard verify [OPTIONS]
cli-usage-profiles = partner-onboard profiles COMMAND
cli-usage-profiles-list = partner-onboard profiles list [OPTIONS]
cli-usage-profiles-show = partner-onboard profiles show NAME [OPTIONS]
cli-usage-profiles-remove = partner-onboard profiles remove NAME
cli-usage-sandbox = partner-onboard sandbox COMMAND
cli-usage-sandbox-list = partner-onboard sandbox list
cli-usage-sandbox-answers = partner-onboard sandbox answers [SCENARIO]
cli-usage-completions = partner-onboard completions SHELL
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
cli-name-lang = LANGUAGE
cli-help = Shows this help
cli-version = Shows the version
cli-allow-debugger = Leaves the memory readable for a debugger
cli-lang = Language: en or fr
cli-profile = The profile to take up, or the name of the new one
cli-profile-name = The profile’s name
cli-cloud = Microsoft cloud: { $names }
cli-tenant = The tenant’s domain or ID
cli-plain = Line by line: for screen readers, simple terminals and pipes
cli-ascii = ASCII characters only
cli-answers = Takes every answer from this JSON file (- for standard input), nobody is asked
cli-json = Prints the result as one JSON document
cli-fresh = Does not offer the draft that was left
cli-no-store = Keeps no secret anywhere
cli-sandbox-option = Everything against the simulated cloud on this machine; --sandbox=SCENARIO spoils one thing
cli-endpoints = Other addresses of the services: a JSON file with authority, graph and partner_center
cli-ca-file = Trusts these certificate authorities too (PEM), for networks that inspect TLS
cli-timeout = The longest that one request may take, 1 to 600
cli-verify-profile = The profile; may be left out if there is only one
cli-only = Only this check and what it needs; can be repeated. Checks: { $names }
cli-shell = bash, elvish, fish, powershell or zsh
cli-scenario = Which scenario they are meant for; the values are the same for all
cli-exit-codes = Exit codes: 0 all met, 1 internal error, 2 usage or configuration, 3 a prerequisite is unmet,
    4 could not be checked, 5 a person must sign in, 130 cancelled
usage-read-on = partner-onboard --help shows what is possible; each command has its own --help.
usage-unknown = There is no { $word } here.
usage-unknown-near = There is no { $word } here. Is { $near } meant?
usage-secret = { $argument } does not exist: a secret in the arguments could be read by every program on this machine. Use the variables PARTNER_ONBOARD_CLIENT_SECRET and PARTNER_ONBOARD_PASSWORD, or --answers.
usage-sandbox-equals = Write the scenario with an equals sign: --sandbox={ $name }
usage-needs-value = { $argument } needs a value.
usage-takes-no-value = { $argument } takes no value.
usage-not-one-of = “{ $value }” is not possible for { $argument }. Possible: { $possible }
usage-not-possible = “{ $value }” is not possible for { $argument }.
usage-missing = Missing: { $argument }
usage-missing-command = A command is missing here: { $commands }
usage-conflict = { $argument } and { $other } cannot go together.
usage-twice = { $argument } can stand there only once.
usage-place = Put { $argument } behind the command: partner-onboard { $command } { $argument }
usage-unreadable = These arguments cannot be read.
