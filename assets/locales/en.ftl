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

## Store

## Full screen

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
lines-row = { $word }: { $title }
lines-row-more = { $word }: { $title }. { $more }
lines-row-problem = { $word }: { $title } (check { $number }). { $more }
lines-warning = Look at this: { $warning }
lines-says = { $title }: { $text }
lines-waits-for = Waits for: { $titles }
lines-needs-answers = An answer is missing.
lines-known = { $how }, { $time } UTC
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
lines-fixable = Mend an answer: :fix { $number }. Details: :details { $number }. Check again: :again
lines-not-fixable = Details: :details { $number }. Check again: :again
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
lines-help-values = Enter alone keeps the answer that is there. A value that begins with a colon is entered with two. Ctrl+C asks whether to leave.
lines-command-back = the question before, or the page before
lines-command-again = run this page's checks again
lines-command-fix = CHECK: to the question at fault of this check, by number or name
lines-command-details = CHECK: all that is known about this check, ids for support included
lines-command-practice = in the sandbox, fill this page with practice values
lines-command-clear = empty this answer
lines-command-lang = the other language
lines-command-quit = leave
lines-command-help = this list

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
answers-kept = Nothing was saved: not all checks are met, and the saved profile { $name } stays as it was.
answers-save-failed = The profile could not be saved: { $fault }
answers-stuck = The page { $page } could not be passed. This is a fault of this program.

## Commands

report-row = { $title }: { $summary }
report-outcome-ready = Ready: all checks are met.
report-outcome-not-ready = Not ready: at least one prerequisite is not met.
report-outcome-sign-in = A person must sign in before this can be told.
report-outcome-unknown = Not known: not everything could be checked.
report-not-reached = Not reached.
report-not-reached-needs = Not reached; waits for: { $titles }
report-running = Being checked.
report-stale = Out of date: an answer has changed since.
