import type { Framework } from './framework';

/**
 * What the Regulation asks of a controller or processor: Articles 5 to 39 and 44 to 49, by paragraph; the points of a
 * paragraph where its points are separate duties. The other Articles bind lawmakers, authorities and courts.
 */
const PARAGRAPHS = [
  '5.1.a, 5.1.b, 5.1.c, 5.1.d, 5.1.e, 5.1.f, 5.2, 6.1, 6.2, 6.3, 6.4, 7.1, 7.2, 7.3, 7.4, 8.1, 8.2, 8.3',
  '9.1, 9.2, 9.3, 9.4, Article 10, 11.1, 11.2, 12.1, 12.2, 12.3, 12.4, 12.5, 12.6, 12.7, 12.8',
  '13.1, 13.2, 13.3, 13.4, 14.1, 14.2, 14.3, 14.4, 14.5, 15.1, 15.2, 15.3, 15.4, Article 16',
  '17.1, 17.2, 17.3, 18.1, 18.2, 18.3, Article 19, 20.1, 20.2, 20.3, 20.4',
  '21.1, 21.2, 21.3, 21.4, 21.5, 21.6, 22.1, 22.2, 22.3, 22.4, 23.1, 23.2, 24.1, 24.2, 24.3',
  '25.1, 25.2, 25.3, 26.1, 26.2, 26.3, 27.1, 27.2, 27.3, 27.4, 27.5',
  '28.1, 28.2, 28.3, 28.4, 28.5, 28.6, 28.7, 28.8, 28.9, 28.10, Article 29, 30.1, 30.2, 30.3, 30.4, 30.5',
  'Article 31, 32.1.a, 32.1.b, 32.1.c, 32.1.d, 32.2, 32.3, 32.4, 33.1, 33.2, 33.3, 33.4, 33.5',
  '34.1, 34.2, 34.3, 34.4, 35.1, 35.2, 35.3, 35.4, 35.5, 35.6, 35.7, 35.8, 35.9, 35.10, 35.11',
  '36.1, 36.2, 36.3, 36.4, 36.5, 37.1, 37.2, 37.3, 37.4, 37.5, 37.6, 37.7',
  '38.1, 38.2, 38.3, 38.4, 38.5, 38.6, 39.1.a, 39.1.b, 39.1.c, 39.1.d, 39.1.e, 39.2, Article 44',
  '45.1, 45.2, 45.3, 45.4, 45.5, 45.6, 45.7, 45.8, 45.9, 46.1, 46.2, 46.3, 46.4, 46.5, 47.1, 47.2, 47.3',
  'Article 48, 49.1, 49.2, 49.3, 49.4, 49.5, 49.6',
];

/** Regulation (EU) 2016/679. It is mapped by this project's judgement: the Regulation names no technical settings. */
export const gdpr: Framework = {
  id: 'gdpr',
  name: 'GDPR',
  requirements: PARAGRAPHS.flatMap((line) => line.split(', ')),
  unmarkedBasis: 'judgement',
  notCovered: {
    '5.1':
      'On what ground, for what purpose and how exactly the shop uses data, it decides before anything is built, and says in its privacy notice.',
    '6': 'The shop settles the legal ground of each use of data.',
    '7': "Consent is asked, kept and withdrawn in the shop's own pages and records.",
    '8': "Whether children shop, and who consents for them, the shop's registration must ask.",
    '9': 'The shop must not collect special categories of data, or must have a ground for it; the application decides what it asks.',
    'Article 10': 'A shop has no use for data on convictions.',
    '11': 'What the shop can no longer link to a person it need not link again; the application decides.',
    '12': 'Customer service makes sure who asks, and answers in plain words. PrivacyRequests keeps the deadline of a month, and its alarms tell who waits.',
    '13': 'The privacy notice of the shop tells what is collected.',
    '14': 'The privacy notice of the shop tells what came from others.',
    '15': 'PrivacyRequests finds and exports what its stores keep on one shopper; customer service hands it over. No template shows that every store has joined.',
    'Article 16': 'Shoppers correct their data in their account, or through customer service.',
    '17': "PrivacyRequests erases one shopper's data in its stores, but for what must stay, and keeps evidence. Whether there is a ground to refuse, and what stands elsewhere, is the shop's to say.",
    '18': 'The application marks data whose use is restricted; a hold of PrivacyRequests only keeps it from erasure.',
    'Article 19': 'The shop tells those to whom it passed data on.',
    '20': "PrivacyRequests exports a shopper's data as JSON; sending it straight to another shop is customer service's work.",
    '21': 'Objections, to marketing above all, are honoured by the application and the mailing tool.',
    '22': 'Whether credit checks or prices are decided by a machine alone, the shop must know and say.',
    '23': 'Addresses lawmakers.',
    '24.2':
      'The shop writes its policies and lives by them. `attest policy-review` keeps the yearly review as evidence, and the audit shows when it is over.',
    '24.3': 'A code of conduct or certification is optional.',
    '25.3': 'Certification is optional.',
    '26': 'A contract, where two decide jointly, as with a marketplace.',
    '27': 'A representative is named by shops outside the Union.',
    '28': 'Contracts with processors: the data processing terms of AWS, of the payment provider and of each other.',
    'Article 29': 'Staff are bound by their contracts to act on instruction alone.',
    '30': 'The record of processing is written by the shop.',
    'Article 31': 'The shop answers the supervisory authority.',
    '32.2':
      'The shop weighs the risks; the severities of this baseline are a starting point. `attest risk-analysis` keeps the yearly review as evidence, and the audit shows when it is over.',
    '32.3': 'A code of conduct or certification is optional.',
    '33.2':
      'Processors notify the shop; their contracts say so, and the shop then starts the clock of IncidentResponse.',
    '33.4':
      'The shop sends what it knows in phases; the register of IncidentResponse takes down each of them. The clock of 72 hours reminds, and sends nothing.',
    '34': 'The shop tells shoppers. The plan of IncidentResponse says who does it and where the letter lies; what is said, and when it may be left out, people decide.',
    '35': 'The impact assessment is written before a risky use begins.',
    '36': 'Asking the authority first, where the assessment leaves a high risk.',
    '37': 'Naming a data protection officer.',
    '38': 'The position of the data protection officer in the company.',
    '39': 'The work of the data protection officer. Of the training of staff, StaffTraining keeps the records, and `attest security-awareness-programme` the yearly review of the programme.',
    '45': 'Transfers on an adequacy decision: the shop checks that there is one.',
    '46': 'Transfers on safeguards: the standard clauses in the contracts with AWS and other processors.',
    '47': 'Binding rules inside a group of companies.',
    'Article 48': "Orders of foreign courts are answered by the shop's lawyers.",
    '49': 'Exceptions for single transfers, which the shop must justify one by one.',
  },
};
