import type { ContactText } from '../design.ts'

const greeting = { nl: 'Beste {name},', en: 'Dear {name},' }

const how = {
  nl: 'Ga naar {link} en vul deze code in: {code}. Invullen kan tot en met {closes} en duurt ongeveer tien minuten. U mag tussendoor stoppen. Wat u hebt ingevuld, blijft bewaard.',
  en: 'Go to {link} and enter this code: {code}. You can answer until {closes}. It takes about ten minutes. You may stop in between. What you have filled in stays saved.',
}

const free = {
  nl: 'Meedoen mag, het hoeft niet. Uw antwoorden hebben geen gevolgen voor uw uitkering: CWI, UWV en de gemeente zien ze niet. Wilt u geen berichten meer? Dat kunt u op dezelfde pagina aangeven.',
  en: 'Taking part is your choice. Your answers do not affect your benefit: CWI, UWV and the municipality do not see them. Would you rather get no more messages? You can tell us on the same page.',
}

const closing = {
  nl: 'Met vriendelijke groet,\nhet onderzoeksteam van Het eerste jaar',
  en: 'With kind regards,\nthe research team of The first year',
}

/** A message: subject, then paragraphs, between the greeting and the closing that all share. */
const message = (
  subject: { nl: string; en: string },
  ...paragraphs: readonly { nl: string; en: string }[]
): ContactText => {
  const all = [greeting, ...paragraphs, closing]
  return {
    subject,
    body: { nl: all.map((p) => p.nl).join('\n\n'), en: all.map((p) => p.en).join('\n\n') },
  }
}

export const contactTexts: Readonly<Record<string, ContactText>> = {
  firstInvitation: message(
    {
      nl: 'Hoe ging het met uw aanvraag? Doe mee aan het onderzoek',
      en: 'How did your application go? Take part in our study',
    },
    {
      nl: 'U vroeg dit voorjaar een uitkering aan. Wij willen weten hoe dat ging en welke hulp u krijgt bij het zoeken naar werk. Daarom vragen we u drie keer om een vragenlijst in te vullen. Dat is nu, over een half jaar en over een jaar.',
      en: 'You applied for a benefit this spring. We would like to know how that went, and what help you get with looking for work. That is why we ask you to fill in a questionnaire three times. That is now, after six months and after a year.',
    },
    {
      nl: 'De eerste vragenlijst gaat over de tijd van {periodFrom} tot en met {periodTo}.',
      en: 'The first questionnaire is about the time from {periodFrom} to {periodTo}.',
    },
    how,
    free,
  ),
  invitation: message(
    { nl: 'Hoe gaat het nu met u? De tweede vragenlijst', en: 'How are you now? The second questionnaire' },
    {
      nl: 'Een half jaar geleden vroeg u een uitkering aan. We horen graag hoe het daarna ging. De vragen gaan over de tijd van {periodFrom} tot en met {periodTo}.',
      en: 'Six months ago you applied for a benefit. We would like to hear how things went after that. The questions are about the time from {periodFrom} to {periodTo}.',
    },
    {
      nl: 'Hebt u geen uitkering meer? Of vulde u de vorige vragenlijst niet in? Dan horen we het ook graag van u.',
      en: 'Do you no longer have a benefit? Or did you not fill in the last questionnaire? We would still like to hear from you.',
    },
    how,
    free,
  ),
  lastInvitation: message(
    {
      nl: 'De laatste vragenlijst: uw tweede half jaar',
      en: 'The last questionnaire: your second six months',
    },
    {
      nl: 'Een jaar geleden vroeg u een uitkering aan. Dit is de derde en laatste vragenlijst. De vragen gaan over de tijd van {periodFrom} tot en met {periodTo}.',
      en: 'A year ago you applied for a benefit. This is the third and last questionnaire. The questions are about the time from {periodFrom} to {periodTo}.',
    },
    {
      nl: 'Hebt u geen uitkering meer? Of vulde u een eerdere vragenlijst niet in? Dan horen we het ook graag van u.',
      en: 'Do you no longer have a benefit? Or did you miss an earlier questionnaire? We would still like to hear from you.',
    },
    how,
    free,
  ),
  reminder: message(
    { nl: 'Wilt u de vragenlijst nog invullen?', en: 'Would you still like to fill in the questionnaire?' },
    {
      nl: 'Vorige week vroegen we u om een vragenlijst in te vullen. We hebben nog niets van u ontvangen. Ook als u weinig hulp kreeg, of al werk hebt, is uw antwoord belangrijk.',
      en: 'Last week we asked you to fill in a questionnaire. We have not received anything from you yet. Your answers matter, even if you got little help or already have work.',
    },
    how,
    free,
  ),
  lastReminder: message(
    { nl: 'Invullen kan nog tot en met {closes}', en: 'You can still answer until {closes}' },
    {
      nl: 'Een paar weken geleden vroegen we u om een vragenlijst in te vullen. Dat kan nog. Dit is het laatste bericht over deze vragenlijst.',
      en: 'A few weeks ago we asked you to fill in a questionnaire. You still can. This is the last message about this questionnaire.',
    },
    how,
    free,
  ),
  continue: message(
    { nl: 'U bent al begonnen: maakt u de vragenlijst af?', en: 'You have already begun: will you finish?' },
    {
      nl: 'Dank u wel dat u aan de vragenlijst bent begonnen. U bent nog niet klaar. Wat u al hebt ingevuld, is bewaard. U gaat verder waar u gebleven was.',
      en: 'Thank you for starting the questionnaire. You have not finished yet. What you filled in is saved. You go on from where you stopped.',
    },
    how,
    free,
  ),
  lastContinue: message(
    {
      nl: 'Nog een klein stukje: afmaken kan tot en met {closes}',
      en: 'Just a little more: you can finish until {closes}',
    },
    {
      nl: 'U begon aan de vragenlijst, maar hij is nog niet af. U kunt verder waar u gebleven was. Dit is het laatste bericht over deze vragenlijst.',
      en: 'You began the questionnaire, but it is not finished. You can go on from where you stopped. This is the last message about this questionnaire.',
    },
    how,
    free,
  ),
  /** What who calls can say; it is also what a member reads who asks for it in writing. */
  call: message(
    { nl: 'Wij bellen u over de vragenlijst', en: 'We are calling about the questionnaire' },
    {
      nl: 'Wij stuurden u een vragenlijst over uw uitkering en het zoeken naar werk. We hebben nog niets van u ontvangen. Kunnen we u ergens mee helpen?',
      en: 'We sent you a questionnaire about your benefit and looking for work. We have not received anything from you yet. Is there anything we can help you with?',
    },
    how,
    free,
  ),
}
