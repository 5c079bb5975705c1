import * as ses from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

/**
 * How mail leaves Amazon SES: over TLS or not at all, never to an address that bounced or complained, with links that
 * stay the shop's own.
 *
 * A receiver without TLS gets no mail: SES drops it ("Amazon SES and security protocols", Amazon SES Developer Guide).
 * Neither opens nor clicks are tracked, also where the account's Virtual Deliverability Manager would: tracked links lead
 * to a foreign server first, which is what shoppers are taught not to trust. Events are counted in CloudWatch by
 * configuration set, without any address; who bounced stands in SES's own suppression list.
 *
 * Satisfies: ConfigurationSetTls
 */
export class MailConfiguration extends Construct {
  public readonly configurationSet: ses.ConfigurationSet;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    this.configurationSet = new ses.ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
      sendingEnabled: true,
      vdmOptions: { engagementMetrics: false },
    });
    this.configurationSet.addEventDestination('Metrics', {
      destination: ses.EventDestination.cloudWatchDimensions([
        {
          source: ses.CloudWatchDimensionSource.MESSAGE_TAG,
          name: 'ses:configuration-set',
          defaultValue: this.configurationSet.configurationSetName,
        },
      ]),
      events: [
        ses.EmailSendingEvent.SEND,
        ses.EmailSendingEvent.DELIVERY,
        ses.EmailSendingEvent.DELIVERY_DELAY,
        ses.EmailSendingEvent.REJECT,
        ses.EmailSendingEvent.BOUNCE,
        ses.EmailSendingEvent.COMPLAINT,
        ses.EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
  }
}
