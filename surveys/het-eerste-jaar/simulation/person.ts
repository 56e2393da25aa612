import type { GroupParameters } from './parameters.ts'
import { bernoulli, integer, logistic, normal, pick, type RandomGenerator, uniform } from './random.ts'
import type { Benefit, Person } from './types.ts'

const educations = ['none', 'primary', 'lower', 'middle', 'higher'] as const
type Education = (typeof educations)[number]
type Household = 'alone' | 'partner' | 'partnerChildren' | 'singleParent' | 'other'

const educationShares: Record<Benefit, readonly (readonly [Education, number])[]> = {
  WW: [
    ['none', 0.02],
    ['primary', 0.07],
    ['lower', 0.27],
    ['middle', 0.4],
    ['higher', 0.24],
  ],
  WWB: [
    ['none', 0.06],
    ['primary', 0.2],
    ['lower', 0.35],
    ['middle', 0.28],
    ['higher', 0.11],
  ],
}

function drawHousehold(generator: RandomGenerator, benefit: Benefit, age: number, male: boolean): Household {
  if (age < 25 && bernoulli(generator, 0.55)) return 'other'
  const wwb = benefit === 'WWB'
  return pick<Household>(generator, [
    ['alone', wwb ? 0.48 : 0.24],
    ['partner', wwb ? 0.08 : 0.3],
    ['partnerChildren', wwb ? 0.14 : 0.36],
    ['singleParent', (wwb ? 0.26 : 0.06) * (male ? 0.25 : 1.6)],
    ['other', 0.05],
  ])
}

function drawOrigin(
  generator: RandomGenerator,
  bornOutside: number,
): Pick<Person, 'bornInNetherlands' | 'parentsBorn'> {
  if (bernoulli(generator, bornOutside))
    return {
      bornInNetherlands: 'no',
      parentsBorn: pick(generator, [
        ['none', 0.92],
        ['one', 0.03],
        ['both', 0.05],
      ]),
    }
  return {
    bornInNetherlands: 'yes',
    parentsBorn: pick(generator, [
      ['both', 0.88],
      ['one', 0.06],
      ['none', 0.06],
    ]),
  }
}

/** Which of CWI and UWV know the transfer: multinomial logit, more often missing at a larger distance. */
function drawTransfer(generator: RandomGenerator, group: GroupParameters, distance: number) {
  const step = group.transfer.perPhase * (distance - 1)
  const known = pick(generator, [
    ['both', 1],
    ['neither', Math.exp(group.transfer.neither + step)],
    ['cwiOnly', Math.exp(group.transfer.cwiOnly + step)],
    ['uwvOnly', Math.exp(group.transfer.uwvOnly + step)],
  ])
  return {
    transferCwi: known === 'both' || known === 'cwiOnly',
    transferUwv: known === 'both' || known === 'uwvOnly',
  }
}

const refusable = ['education', 'household', 'bornInNetherlands', 'parentsBorn'] as const

/** A person of the sample, before anything happens. */
export function drawPerson(generator: RandomGenerator, benefit: Benefit, group: GroupParameters): Person {
  const { population } = group
  const male = bernoulli(generator, population.male)
  const band = pick(
    generator,
    population.ages.map(([, , share], i) => [String(i), share] as const),
  )
  const [youngest, oldest] = population.ages[Number(band)]!
  const age = integer(generator, youngest, oldest)
  const origin = drawOrigin(generator, population.bornOutside)
  const education = pick(generator, educationShares[benefit])
  const level = educations.indexOf(education)
  const household = drawHousehold(generator, benefit, age, male)
  const health = population.healthMean - 0.2 * ((age - 40) / 10) + normal(generator)
  const far =
    0.25 * ((age - 40) / 10) -
    0.2 * (level - 2) +
    (origin.bornInNetherlands === 'no' ? 0.35 : 0) -
    0.3 * (health - population.healthMean) +
    0.85 * normal(generator)
  const distance = (1 + population.distanceCuts.filter((cut) => far > cut).length) as Person['distance']
  const exempt = bernoulli(
    generator,
    logistic(
      population.exempt + 0.55 * (distance - 2) - 0.4 * health + (household === 'singleParent' ? 0.6 : 0),
    ),
  )
  const transfer = drawTransfer(generator, group, distance)
  const mistaken = bernoulli(generator, 0.015)
  const moves = bernoulli(generator, 0.06)
  return {
    benefit,
    male,
    age,
    distance,
    education,
    educationFirstTold: mistaken ? educations[level === 4 ? 3 : level + 1]! : education,
    household,
    householdLater: moves ? drawHousehold(generator, benefit, 40, male) : household,
    ...origin,
    refuses: refusable.filter(() => bernoulli(generator, 0.006)),
    exempt,
    ...transfer,
    latent: {
      health,
      problems: population.problemsMean - 0.5 * (health - population.healthMean) + normal(generator),
      duty: normal(generator),
      asked: normal(generator),
      searching: normal(generator),
      hours: normal(generator),
      applications: normal(generator),
      satisfaction: normal(generator),
      response: normal(generator),
    },
  }
}

const first = {
  male: [
    'Jan',
    'Ahmed',
    'Kees',
    'Daan',
    'Mehmet',
    'Sander',
    'Willem',
    'Ricardo',
    'Bram',
    'Youssef',
    'Pieter',
    'Marco',
  ],
  female: [
    'Anna',
    'Fatima',
    'Els',
    'Sanne',
    'Aylin',
    'Ingrid',
    'Maria',
    'Chantal',
    'Lotte',
    'Samira',
    'Joke',
    'Petra',
  ],
} as const
const last = [
  'de Vries',
  'Jansen',
  'Bakker',
  'Visser',
  'Yilmaz',
  'Smit',
  'Meijer',
  'Mulder',
  'El Amrani',
  'Bos',
  'van Dijk',
  'Peters',
  'Hendriks',
  'van Leeuwen',
  'Dekker',
  'Brouwer',
  'de Wit',
  'Dijkstra',
  'Pinas',
  'Kok',
] as const

/** A name and address that belong to nobody. */
export function drawIdentity(generator: RandomGenerator, index: number, male: boolean, english: number) {
  const names = first[male ? 'male' : 'female']
  const name = `${names[Math.floor(uniform(generator) * names.length)]!} ${last[Math.floor(uniform(generator) * last.length)]!}`
  const mailbox = name.toLowerCase().replaceAll(' ', '.')
  return {
    name,
    email: `${mailbox}.${index}@example.org`,
    language: bernoulli(generator, english) ? ('en' as const) : ('nl' as const),
  }
}
