const PAPERS =
  'Papers of the shop: its policy, its procedures, and who is named for what. No setting of AWS shows that people know them.';
const SERVICE_PROVIDERS = 'Asked of service providers. A shop that sells its own goods is a merchant.';

/** Why no control supports a requirement, by requirement or by what a group of them begins with. */
export const PCI_DSS_NOT_COVERED: Readonly<Record<string, string>> = {
  '1.1': PAPERS,
  '1.2':
    'The shop draws its network and data-flow diagrams, approves each connection in the review of its templates, and looks at the rules every six months.',
  '1.3.3':
    'The shop on AWS has no wireless network; the one in the office is kept away from the account by the sign-in of staff.',
  '1.4.3': 'AWS drops packets with forged sender addresses inside a VPC, and its own assessment shows it.',
  '1.4.5': "Internal addresses are told to outsiders only by the shop's own software, in headers and error pages.",
  '1.5': "Laptops and phones of staff are hardened and managed by the shop's IT, not by the account.",
  '2.1': PAPERS,
  '2.2.1':
    'The controls of this catalogue are a hardening standard for what they judge; the shop writes one for its own software.',
  '2.2.2':
    'Managed services have no vendor accounts with default passwords. What the shop installs by itself, it must look through itself.',
  '2.2.3':
    'Each function, bucket and database does one thing by design; whether the shop mixes trust levels in one of them, its architects judge.',
  '2.2.4':
    'Managed services run nothing that could be switched off. On hosts or in containers of its own, the shop strips what it does not need.',
  '2.3': 'The shop on AWS has no wireless network.',
  '3.1': PAPERS,
  '3.3':
    'The payment provider takes card numbers, codes and track data on its own page: nothing here receives them. A shop that takes them itself must prove by its own code that it keeps none after authorisation.',
  '3.4': 'Card numbers are shown, if at all, by the payment provider, which masks them.',
  '3.5.1.1': "No hashes of card numbers are kept here: the shop keeps the payment provider's tokens.",
  '3.5.1.3':
    'Asked only of who relies on disk encryption to make card numbers unreadable; stored data is encrypted by the service that keeps it.',
  '3.6.1.1': SERVICE_PROVIDERS,
  '3.6.1.3': 'AWS KMS hands out no clear-text key material to anybody, and its own assessment shows it.',
  '3.6.1.4': 'AWS KMS keeps keys in its hardware modules alone, and its own assessment shows it.',
  '3.7.1': 'AWS KMS generates keys in validated hardware modules, and its own assessment shows it.',
  '3.7.2': 'AWS KMS distributes no key material; its own assessment shows it.',
  '3.7.3': 'AWS KMS stores key material in its hardware modules; its own assessment shows it.',
  '3.7.6':
    'Nobody handles clear-text key material with AWS KMS. Keys that the shop imports are under its own procedure.',
  '3.7.7': 'Key material of AWS KMS cannot be replaced from outside, unless the shop imports it.',
  '3.7.8': 'Key custodians sign for their duty on paper.',
  '3.7.9': SERVICE_PROVIDERS,
  '4.1': PAPERS,
  '4.2.1.2': 'No card data crosses a wireless network of the shop.',
  '4.2.2': 'Staff are told never to send card numbers by mail or chat; the mail and chat tools enforce it.',
  '5.1': PAPERS,
  '5.2':
    'Which systems need no look for malware, and how often that is asked again, the shop writes down: functions and managed services run no installed software.',
  '5.3':
    "Upkeep of what looks for malware is GuardDuty's, and the baseline has no host to run an agent on. Laptops of staff are under the shop's IT.",
  '6.1': PAPERS,
  '6.2': "The shop's developers write and review its software; the pull requests are the evidence.",
  '6.2.2':
    "StaffTraining keeps the records of who took the course for developers, and ends the access of those who did not. What is taught is the shop's.",
  '6.3.2': "The build of the shop's own software lists its parts (an SBOM); the templates do not.",
  '6.5.2': 'After a significant change the shop confirms that all requirements still hold.',
  '6.5.3': 'Keep test and production in separate accounts: one template cannot show what the other account is.',
  '6.5.4': 'Who may write, approve and deploy is set in the repository and the pipeline, not in the account.',
  '6.5.5': "The payment provider gives test cards; that no real ones are used, the shop's developers answer for.",
  '6.5.6': "Removing test data and test users before going live is a step of the shop's release.",
  '7.1': PAPERS,
  '7.2.3': "Approval of access is given by a person, and recorded in the shop's ticket or pull request.",
  '7.2.5.1': 'The shop reviews what its applications may do, at the interval of its own risk analysis.',
  '7.2.6': 'No card numbers are stored here that could be queried.',
  '7.3.2': "IAM enforces what is granted by name, role or tag, and AWS's own assessment shows it.",
  '8.1': PAPERS,
  '8.2':
    "This requirement is about staff, not about shoppers: IAM Identity Center or the shop's identity provider gives each a name of their own and removes leavers. Idle sessions are ended by the application: the shortest refresh token of Cognito lasts an hour.",
  '8.3':
    "Passwords of a user pool for staff have length and history here. The rest is the identity provider's: Cognito neither locks for thirty minutes nor tells who asks for a reset. The shoppers' user pool is outside this requirement.",
  '8.4.1':
    "Administrators of the account meet MFA at IAM Identity Center or the shop's identity provider, whose settings no template of the shop holds.",
  '9.4.7': 'AWS destroys its media, and its own assessment shows it; when customer data must go, the shop decides.',
  '9.5': 'The web shop has no payment terminals. A shop with a counter has them in its own scope.',
  '9': "Buildings, visitors and media of the data centres are AWS's, shown by its own assessment; those of the offices are the shop's.",
  '10.1': PAPERS,
  '10.2.1.1': 'Card data is with the payment provider, who logs access to it.',
  '10.2.1.3':
    'CloudTrail records reads of the log bucket once data events are on for it; switch them on for the buckets that count.',
  '10.4.1': 'A person looks at the findings every day. That the machine looks first is 10.4.1.1.',
  '10.4.2': "Other logs are looked at by a person, as often as the shop's risk analysis says.",
  '10.4.3': 'What a review finds is dealt with by the shop, and its tickets show it.',
  '10.6':
    "The clocks of managed services are AWS's, and its own assessment shows it. Hosts of the shop take the Amazon Time Sync Service.",
  '10.7.1': SERVICE_PROVIDERS,
  '10.7.3':
    'Alarms and events tell when a security service stops, and docs/alerts.md says what to do first. How it was mended, and what is learnt, the shop writes down in the incident.',
  '11.1': PAPERS,
  '11.2': "Rogue wireless access points are looked for in offices, by the shop's IT.",
  '11.3.1.1': "Findings below high are mended at the pace of the shop's own risk analysis.",
  '11.3.1.2':
    'Amazon Inspector looks at hosts, images and functions from the inside. That it reaches every host, by agent or snapshot, the shop makes sure.',
  '11.3.1.3': "A scan after a significant change is a step of the shop's release.",
  '11.3.2':
    'An Approved Scanning Vendor scans the shop from outside. `attest vulnerability-scan` keeps the report as evidence and counts for 92 days; then the audit shows it as over. No template shows that a scan was made.',
  '11.3.2.1': "An external scan after a significant change is a step of the shop's release.",
  '11.4':
    'Penetration tests are made by people, and their findings mended. `attest penetration-test` keeps the report as evidence and counts for a year; then the audit shows it as over. Method, segmentation and tests after significant changes stay with the shop.',
  '11.4.6': SERVICE_PROVIDERS,
  '11.4.7': SERVICE_PROVIDERS,
  '11.5.1.1': SERVICE_PROVIDERS,
  '12.1': PAPERS,
  '12.1.2':
    'The shop reviews its policy every year. `attest policy-review` keeps the proof as evidence, and the audit shows when it is over.',
  '12.2': 'What staff may install and use is a policy of the shop, enforced on its laptops.',
  '12.3.1':
    'The shop writes its risk analyses; an exception of this baseline, with its reason and expiry, is a piece of one. `attest risk-analysis` keeps the yearly review as evidence, and the audit shows when it is over.',
  '12.3.2': 'The customised approach needs a document and the signature of management for each requirement.',
  '12.3': 'The shop reviews its ciphers, hardware and software every year and keeps the list.',
  '12.4': SERVICE_PROVIDERS,
  '12.5.2':
    'The shop writes down its scope every year and after significant changes. `attest scope-confirmation` keeps what was confirmed as evidence, and the audit shows when it is over.',
  '12.5.2.1': SERVICE_PROVIDERS,
  '12.5': SERVICE_PROVIDERS,
  '12.6.1':
    "StaffTraining is the frame of an awareness programme: who must learn what, a register, reminders, and no access without it. The content is the shop's; docs/training outlines it.",
  '12.6.2':
    'The shop reviews its programme every year. `attest security-awareness-programme` keeps the proof as evidence, or StaffTraining reports it by `programmeReviewedOn`; the audit shows when it is over.',
  '12.6.3':
    'StaffTraining asks everybody for courses on phishing, on social engineering and on handling data, and records that each was taken and acknowledged. That their content speaks of the threats and of acceptable use, the shop makes sure.',
  '12.7': 'The shop screens people before it hires them.',
  '12.8':
    "The shop keeps the list of its providers, their contracts and their yearly attestations, the payment provider's first.",
  '12.9': SERVICE_PROVIDERS,
  '12.10.4':
    'StaffTraining asks who answers incidents for a course of their own, every year or as often as is set, and records it. Who they are, and how often is enough, the shop says.',
  '12.10.6':
    'The plan of IncidentResponse has the day of its last review, and a synthesis warns when that is a year old. What an incident taught, the shop writes into it.',
  A1: 'Asked of hosting providers who serve several merchants on shared systems.',
  A2: 'About payment terminals that still speak early TLS; a web shop has none.',
  A3: 'Only for those whom a card brand or acquirer has ordered to undergo a supplemental validation.',
};
