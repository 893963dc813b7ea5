/** What the two help desks have written down, as plain paragraphs. */
import { fold } from '../store/fold.js';
import type { Row } from '../store/tables.js';

let number = 1000;
const article = (module: string, title: string, ...paragraphs: string[]): Row<'article'> => {
  number += 1;
  const body = paragraphs.join('\n\n');
  const code = `KB${String(number).padStart(7, '0')}`;
  const readMinutes = Math.max(1, Math.round(body.split(/\s+/).length / 60));
  return {
    id: `article-${number}`,
    number: code,
    title,
    body,
    language: 'en',
    module,
    readMinutes,
    search: fold(`${code} ${title} ${body}`),
  };
};
const boxeo = (title: string, ...paragraphs: string[]): Row<'article'> => article('boxeo-portal', title, ...paragraphs);
const calico = (title: string, ...paragraphs: string[]): Row<'article'> => article('calico-tv', title, ...paragraphs);

export const articles: Row<'article'>[] = [
  boxeo(
    'Alert e-mails are delayed: check the relay queue',
    'When alerts reach people late while the test alert from the console arrives at once, the relay is waiting for the mail server. Open Administration, Relay and look at “Queue” and “Oldest message”. A queue that grows tells that the mail server refuses some of the messages.',
    'Open the log of the relay and search for answers that begin with 4, for example “421 try again later”. They mean that the mail server limits how many messages it takes in a minute. Ask whoever runs the mail server to exempt the address of the relay.',
    'If the queue is empty and alerts are late all the same, compare the clocks: the relay, the collectors and the mail server must not differ by more than a minute.',
  ),
  boxeo(
    'Change who is on call and how alerts are sent',
    'Under People, On call each group has its calendar. Drag a name onto a day to change who is on call; the change counts from the next alert on.',
    'For each person you choose how alerts arrive: e-mail, text message, a call, or several of them one after the other. “Escalation” names a second group and the minutes after which it is told when nobody has acknowledged.',
  ),
  boxeo(
    'Packet loss on a collector: what to collect for support',
    'Note since when packets are lost and whether one uplink or all of them are concerned. The page Collector, Health shows the fill of the ring buffer: if it reaches 100 percent the machine is too slow or the buffer too small.',
    'Download the collector log of the last 24 hours (Collector, Logs, “Last day”) and save one latency chart as a picture. Attach both to the case. With these two most cases are solved on the same day.',
  ),
  boxeo(
    '“No data” behind a firewall that translates addresses',
    'If a firewall changes the source address of answers, the collector cannot tell which device they are from and drops them. The dashboard then shows “no data” although packets arrive.',
    'Switch on “Match by engine id” for the devices concerned: Inventory, choose the devices, Settings, SNMP. It works with SNMP version 3 only.',
  ),
  boxeo(
    'Export reports for a whole month',
    'The export on a report’s page ends after 10,000 rows. “Schedule export” has no such limit: choose the month and the format, and the file comes by e-mail, usually within ten minutes.',
    'Scheduled exports can be repeated on the first of each month. Files over 20 MB are sent as a link that is good for a week.',
  ),
  boxeo(
    'Install a new certificate',
    'Upload the certificate with its chain under Administration, Certificates. Agents and collectors fetch it within five minutes and need no restart.',
    'Thirty, seven and one day before a certificate runs out the administrators of the account get a message.',
  ),
  boxeo(
    'Run the clock of a collector on UTC',
    'A collector whose machine runs on local time can stop when the clocks change. Set the machine to UTC: “timedatectl set-timezone UTC”, then restart the collector service.',
    'Charts are still drawn in the time zone of whoever looks at them.',
  ),
  boxeo(
    'Single sign-on asks for a password too often',
    'How long a sign-in lasts is decided by your identity provider. If people are asked again after closing the browser, look there for “session lifetime” and “persistent session”.',
    'In the Access Gateway, under Sign-in, “Ask again after” must not be shorter than the lifetime of the provider’s session.',
  ),
  boxeo(
    'Raise a device limit',
    'A higher limit is an order: create a change request with the new number and the date. As soon as the order is signed the limit changes within an hour; nothing has to be restarted.',
    'Devices over the limit are shown in grey and not watched. None of their history is lost.',
  ),
  boxeo(
    'Replace an edge probe',
    'A probe whose light stays amber without blinking has lost its storage and must be replaced. Create a case with the serial number from the sticker on its underside.',
    'The new probe carries the settings of the old one. Plug in network and power; after about five minutes it reports by itself. Use the return label in the box for the old one.',
  ),
  boxeo(
    'Slow searches in Log Analytics',
    'Searches over many days are slow when one node of the cluster holds more than the others. Administration, Cluster shows how full each is; “Balance” moves the oldest parts.',
    'Name a source in the search whenever you can: it leaves out most of the index.',
  ),
  boxeo(
    'Counters that jump back to zero',
    'Counters of 32 bits run over within minutes on fast lines. Read the devices by SNMP version 3, which has counters of 64 bits.',
    'After the change the charts are right from the next measurement on; older values stay as they were.',
  ),
  calico(
    'The picture freezes or shows blocks',
    'First find out whether the box or the line is slow: play the same channel in the Calico app on your phone in the same room. If it freezes there too, the line is the reason.',
    'If only the box freezes and it is connected by Wi-Fi, open Settings, Network and choose “Choose the quietest channel”. In houses with many neighbours this helps most in the evening. Better still is a cable.',
    'If nothing helps, create a case and tell us when it happens. A photo of the frozen screen shows us a lot.',
  ),
  calico(
    'No sound, or sound that is late',
    'Check that the box and not the television is set to the loudspeakers you use: Settings, Sound, Output.',
    'With wireless headphones sound can be late. In the app, move the slider “Headphone delay” until lips and voice are together; 300 to 400 milliseconds is usual.',
  ),
  calico(
    'The code for signing in does not arrive',
    'Text messages can take up to five minutes. If nothing comes, choose “Send by e-mail instead” below the field.',
    'Then check the phone number under Account: it must begin with the code of your country.',
  ),
  calico(
    'The remote works only from near',
    'The remote speaks to the box by radio, so nothing has to be in sight. A router, a console or a loudspeaker within a metre of the box can drown it.',
    'Move them apart and press Home for five seconds to pair the remote again.',
  ),
  calico(
    'The box does not start or its light is red',
    'Pull the plug of the box for a full minute, then plug it in again and wait for three minutes.',
    'If the light is still red the box must be replaced. Create a case with its serial number (CB4 and five digits, on the back); your recordings are kept with your account.',
  ),
  calico(
    'Recordings that are cut off',
    'Programmes do not always keep to their time. Under Recordings, “Start earlier” and “End later” you can add up to thirty minutes, for one programme or for all.',
    'For sports we add an hour at the end by ourselves, as long as no other recording needs the time.',
  ),
  calico(
    'Understand your bill',
    'The first line is your plan, below it stand the extras such as 4K or sports, each with the days it was active. Free months are shown with zero.',
    'Two payments in one month mostly mean that the bank refused the first one and booked it later after all. The second goes back by itself within five days.',
  ),
  calico(
    'Change or end your plan',
    'Under Plan you can change to a larger plan at once and to a smaller one from the next month on.',
    'Ending takes effect at the end of the month. Until then you can take it back with one click.',
  ),
  calico(
    'Profiles and guests in the Family plan',
    'The Family plan has five profiles. Each has its own list, its own age limit and its own recommendations.',
    'Guests are free: open Profiles, “Add a guest”. A guest profile keeps its list but has no downloads.',
  ),
  calico(
    'Downloads and how long they last',
    'Downloads stay for thirty days. Some studios allow only 48 hours after you have started to watch; these carry a small clock.',
    'If the app is not opened for thirty days all downloads are removed to free the space.',
  ),
  calico(
    'Watch 4K',
    'For 4K you need a plan or extra with 4K, a television with 4K, and a cable marked “High Speed”. The corner of the picture shows “4K” for ten seconds when a film starts.',
    'Over Wi-Fi the line should bring at least 25 Mbit/s; Settings, Network, “Test” tells you.',
  ),
  calico(
    'Subtitles and audio description',
    'Press the key with the speech bubble on the remote to choose subtitles and sound. The box remembers your choice for each channel.',
    'Some news channels send their subtitles as teletext: press “Text”, then 888.',
  ),
];
