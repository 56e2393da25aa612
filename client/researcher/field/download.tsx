import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Offline, type ProblemBody, Refused } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'
import type { FilterValues } from './members-filter.tsx'

/** Who was found, as a file. */
export function Download({ filter }: { filter: FilterValues }) {
  const { t } = useTranslation()
  const { id: study } = useStudy()
  const download = useMutation({
    mutationFn: async () => {
      const request = api.studies[':study'].members.download.$post({ param: { study }, json: filter })
      const response = await request.catch(() => {
        throw new Offline()
      })
      if (!response.ok) throw new Refused((await response.json()) as unknown as ProblemBody)
      const address = URL.createObjectURL(await response.blob())
      const link = document.createElement('a')
      link.href = address
      link.download = `${study}-members.csv`
      link.click()
      URL.revokeObjectURL(address)
    },
  })
  return (
    <>
      <button
        type="button"
        className="button button--text"
        disabled={download.isPending}
        onClick={() => download.mutate()}
      >
        {t('members.download')}
      </button>
      {download.isError && <ProblemNotice error={download.error} />}
    </>
  )
}
