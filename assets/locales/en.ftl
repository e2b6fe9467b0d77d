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

## Refusals

## Sandbox

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
