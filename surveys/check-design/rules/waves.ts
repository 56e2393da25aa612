/** W: waves in time, their contacts and when messages go out. */
import type { Rules } from './rule.ts'

export const waveRules = {
  W201: {
    severity: 'problem',
    sentence: { nl: 'Dit is een deel boven 0 en hoogstens 1.', en: 'Must be a share above 0, at most 1.' },
    remedy: { nl: 'Schrijf 60 procent als 0.6.', en: 'Write 60 per cent as 0.6.' },
  },
  W202: {
    severity: 'problem',
    sentence: { nl: 'Een onderzoek heeft ten minste één meting.', en: 'A study needs at least one wave.' },
    remedy: { nl: 'Voeg een meting toe.', en: 'Add a wave.' },
  },
  W203: {
    severity: 'problem',
    sentence: { nl: 'Er is geen vragenlijst ‘{name}’.', en: "There is no questionnaire '{name}'." },
    remedy: {
      nl: 'Kies een vragenlijst die er is, of maak deze.',
      en: 'Choose a questionnaire that there is, or make this one.',
    },
  },
  W204: {
    severity: 'problem',
    sentence: {
      nl: 'Een meting heeft ten minste één dag nodig waarop zij opengaat.',
      en: 'A window needs at least one day to open on.',
    },
    remedy: { nl: 'Zet in opens een gebeurtenis.', en: 'Put an event in opens.' },
  },
  W205: {
    severity: 'problem',
    sentence: {
      nl: 'Geen meting gebruikt de vragenlijst ‘{name}’.',
      en: "No wave uses the questionnaire '{name}'.",
    },
    remedy: { nl: 'Geef haar een meting, of haal haar weg.', en: 'Give it a wave, or take it away.' },
  },
  W206: {
    severity: 'problem',
    sentence: { nl: 'Dit is een heel getal.', en: 'Must be a whole number.' },
    remedy: { nl: 'Schrijf het zonder komma.', en: 'Write it without a fraction.' },
  },
  W207: {
    severity: 'problem',
    sentence: { nl: 'Dit is ten minste één hele dag.', en: 'Must be at least one day.' },
    remedy: { nl: 'Geef een heel getal vanaf 1.', en: 'Give a whole number from 1.' },
  },
  W208: {
    severity: 'problem',
    sentence: { nl: 'Dit is 0 dagen of meer.', en: 'Must be 0 days or more.' },
    remedy: { nl: 'Geef een heel getal vanaf 0.', en: 'Give a whole number from 0.' },
  },
  W209: {
    severity: 'problem',
    sentence: {
      nl: 'Het laatste einde komt niet voor het gewone einde.',
      en: 'The last end must not come before the ordinary end of the window.',
    },
    remedy: { nl: 'Maak hardEndDays ten minste openDays.', en: 'Make hardEndDays at least openDays.' },
  },
  W210: {
    severity: 'problem',
    sentence: { nl: 'De periode eindigt voor zij begint.', en: 'The period ends before it begins.' },
    remedy: { nl: 'Zet from voor to.', en: 'Put from before to.' },
  },
  W211: {
    severity: 'problem',
    sentence: { nl: 'Niemand wordt voor deze meting uitgenodigd.', en: 'Nobody is invited to this wave.' },
    remedy: { nl: 'Voeg een uitnodiging toe.', en: 'Add an invitation.' },
  },
  W212: {
    severity: 'problem',
    sentence: { nl: 'Er is meer dan één ‘{key}’.', en: "There is more than one '{key}'." },
    remedy: { nl: 'Geef elk een eigen nummer.', en: 'Give each a number of its own.' },
  },
  W213: {
    severity: 'problem',
    sentence: {
      nl: 'Een bericht valt op een dag dat de meting open is.',
      en: 'A contact falls on a day on which the window is open.',
    },
    remedy: { nl: 'Maak afterDays minder dan openDays.', en: 'Make afterDays less than openDays.' },
  },
  W214: {
    severity: 'problem',
    sentence: { nl: 'Berichten staan op volgorde van tijd.', en: 'Contacts stand in order of time.' },
    remedy: { nl: 'Zet het vroegste bericht vooraan.', en: 'Put the earliest contact first.' },
  },
  W215: {
    severity: 'problem',
    sentence: { nl: 'Er is geen berichttekst ‘{name}’.', en: "There is no contact text '{name}'." },
    remedy: {
      nl: 'Kies een tekst die er is, of schrijf deze.',
      en: 'Choose a text that there is, or write it.',
    },
  },
  W216: {
    severity: 'problem',
    sentence: {
      nl: '{name} kan niet in berichten staan.',
      en: '{name} is not a placeholder of contacts.',
    },
    remedy: { nl: 'Gebruik een van deze: {known}.', en: 'Use one of these: {known}.' },
  },
  W217: {
    severity: 'problem',
    sentence: { nl: '{name} ontbreekt.', en: '{name} is missing.' },
    remedy: {
      nl: 'Zet {name} in de tekst: zonder kan niemand meedoen.',
      en: 'Put {name} in the text: without it nobody can take part.',
    },
  },
  W218: {
    severity: 'problem',
    sentence: { nl: '{name} hoort niet in een onderwerp.', en: '{name} does not belong in a subject.' },
    remedy: { nl: 'Zet het in de tekst zelf.', en: 'Put it in the text itself.' },
  },
  W219: {
    severity: 'problem',
    sentence: {
      nl: 'De talen gebruiken niet dezelfde invulwoorden.',
      en: 'The languages do not use the same placeholders.',
    },
    remedy: {
      nl: 'Zet de woorden tussen accolades in beide talen.',
      en: 'Put the words between braces in both languages.',
    },
  },
  W221: {
    severity: 'problem',
    sentence: { nl: 'Dit is een tijd zoals ‘{example}’.', en: "Must be a time like '{example}'." },
    remedy: {
      nl: 'Schrijf uren en minuten, met een dubbele punt.',
      en: 'Write hours and minutes, with a colon.',
    },
  },
  W222: {
    severity: 'problem',
    sentence: { nl: 'Versturen begint voor het ophoudt.', en: 'Sending must begin before it ends.' },
    remedy: { nl: 'Zet from voor until.', en: 'Put from before until.' },
  },
  W223: {
    severity: 'problem',
    sentence: { nl: 'Er is geen dag waarop wordt verstuurd.', en: 'There must be a day on which is sent.' },
    remedy: { nl: 'Zet dagen in weekdays.', en: 'Put days in weekdays.' },
  },
  W224: {
    severity: 'problem',
    sentence: {
      nl: 'Dagen zijn getallen van 1 (maandag) tot en met 7, elk één keer.',
      en: 'Days are numbers from 1 (Monday) to 7, each once.',
    },
    remedy: { nl: 'Schrijf bijvoorbeeld [1, 2, 3, 4, 5].', en: 'Write for example [1, 2, 3, 4, 5].' },
  },
  W225: {
    severity: 'problem',
    sentence: {
      nl: 'De feestdagen van ‘{country}’ zijn niet bekend.',
      en: "The public holidays of '{country}' are not known.",
    },
    remedy: { nl: 'Geef een land zoals ‘NL’, of null.', en: "Give a country like 'NL', or null." },
  },
  W226: {
    severity: 'problem',
    sentence: { nl: '‘{mode}’ is geen manier van contact.', en: "'{mode}' is no way of contact." },
    remedy: {
      nl: 'Kies uit letter, email, sms en telephone.',
      en: 'Choose from letter, email, sms and telephone.',
    },
  },
  W227: {
    severity: 'problem',
    sentence: { nl: 'Dit is een heel getal vanaf 1.', en: 'Must be a whole number, at least 1.' },
    remedy: { nl: 'Geef een getal, of haal de regel weg.', en: 'Give a number, or take the line out.' },
  },
  W228: {
    severity: 'problem',
    sentence: {
      nl: 'Een sms heeft ten hoogste {most} tekens.',
      en: 'A text message has at most {most} characters.',
    },
    remedy: { nl: 'Maak hem korter: nu zijn het er {now}.', en: 'Make it shorter: now there are {now}.' },
  },
  W229: {
    severity: 'problem',
    sentence: { nl: 'Er is geen manier waarop dit gaat.', en: 'There must be a way in which it goes out.' },
    remedy: { nl: 'Zet een manier in modes.', en: 'Put a way in modes.' },
  },
  W230: {
    severity: 'problem',
    sentence: { nl: 'Elke manier staat er één keer.', en: 'Each way stands there once.' },
    remedy: { nl: 'Haal de dubbele weg.', en: 'Take the double one out.' },
  },
  W231: {
    severity: 'problem',
    sentence: {
      nl: 'Dit gaat per sms, en heeft daar geen woorden voor.',
      en: 'Goes out by text message, and has no words for that.',
    },
    remedy: { nl: 'Schrijf sms in beide talen.', en: 'Write sms in both languages.' },
  },
} as const satisfies Rules
