import { describe, expect, it } from '@jest/globals'
import { acceptedWith, faultsOf, fileWith } from '../../fixtures/source/source-file'

function translated(program: string): string {
  const [section] = acceptedWith({ program }).sections
  return section?.blockType === 'text' ? (section.body ?? '') : ''
}

describe('the shortcodes of Hugo', () => {
  it.each([
    ['{{< figure src="img/a.png" alt="Une frise" >}}', '![Une frise](/img/a.png)'],
    ['{{% figure src=\'/img/a.png\' class="grand" %}}', '![](/img/a.png)'],
    ['{{<figure src=/img/a.png link=/plan >}}', '[![](/img/a.png)](/plan)'],
    [
      '{{< figure src="/img/un plan.png" alt="[Plan]" title="Le \\"vrai\\"" caption="Vu *d’ici*." >}}',
      '![\\[Plan\\]](</img/un plan.png> "Le \\"vrai\\"")\n\nVu *d’ici*.',
    ],
    [
      '* {{< figure src="/a.png" caption="Vue" attr="IGN" attrlink="https://ign.fr" >}}\n* Deux',
      '* ![](/a.png)\n\n  Vue [IGN](https://ign.fr)\n* Deux',
    ],
    ['Voir {{< figure src="/a.png" caption="la vue" >}}.', 'Voir ![](/a.png) la vue.'],
    ['[La FAQ]({{< ref "participer/faq.md" >}})', '[La FAQ](/participer/faq)'],
    ['[Nous]({{% relref "/nous/_index.fr.md#equipe" %}})', '[Nous](/nous#equipe)'],
    ['[Ici]({{< ref "#ici" >}})', '[Ici](#ici)'],
    [
      '{{< youtube dQw4w9WgXcQ >}}',
      '[Voir la vidéo sur YouTube](https://www.youtube.com/watch?v=dQw4w9WgXcQ)',
    ],
    [
      '{{< dailymotion x82dyby >}}',
      '[Voir la vidéo sur Dailymotion](https://www.dailymotion.com/video/x82dyby)',
    ],
    [
      '* Un\n\n  1. Le 3\n\n     {{< arrow-link url="https://a.fr/x" title="S’inscrire" target="false" >}}\n  2. Le 4',
      '* Un\n\n  1. Le 3\n\n     [S’inscrire](https://a.fr/x)\n  2. Le 4',
    ],
    ['{{< vimeo id="146022717" title="Le film" >}}', '[Le film](https://vimeo.com/146022717)'],
  ])('are translated to Markdown: %s', (written, markdown) => {
    expect(translated(written)).toBe(markdown)
  })

  it('are translated in a target too, and this is reported', () => {
    const call = { title: 'Règlement', url: '{{< ref "reglement.md" >}}' }
    const { plan, repairs } = acceptedWith({ head: { title: 'A', call } })
    expect(plan.calls[0]?.rulesUrl).toBe('/reglement')
    expect(repairs).toContainEqual({
      key: 'head.call.url',
      message: 'raccourci Hugo « ref » traduit en Markdown',
    })
  })

  it('remain unchanged when they are commented out, like our own variables', () => {
    const text = 'Écrivez {{</* figure */>}}, dès {{ouverture}}.'
    expect(translated(text)).toBe(text)
  })

  it.each([
    ['{{< mailto "a@b.fr" >}}', 'mailto'],
    ['{{< figure alt="sans source" >}}', 'figure'],
    ['{{% /note %}}', '/note'],
    ['{{< youtube', '{{<'],
    ['{{< youtube "a b" >}}', 'youtube'],
    ['{{< constructor >}}', 'constructor'],
  ])('are refused with their line when they are unknown or incomplete: %s', (shortcode, name) => {
    const message = `raccourci Hugo « ${name} » inconnu ou incomplet : écrivez en Markdown ce qu’il montre`
    const yaml = fileWith({ steps: 'à venir' }).replace(
      'steps: à venir\n',
      `steps: >-\n  Un mot,\n  puis ${shortcode}\n`,
    )
    const line = yaml.split('\n').findIndex((text) => text.includes(shortcode)) + 1
    expect(faultsOf(yaml)).toEqual([`page.md:${line}:8: clé « steps » : ${message}`])
    const body = fileWith({}, `Un.\n\nDeux ${shortcode}`)
    expect(faultsOf(body)).toEqual([
      `page.md:${body.split('\n').length}:6: clé « corps » : ${message}`,
    ])
  })

  it('are refused in a title', () => {
    expect(faultsOf(fileWith({ title: 'Voir {{< youtube abc >}}' }))).toEqual([
      'page.md:2:13: clé « title » : raccourci Hugo « youtube » dans un texte d’une ligne : écrivez en Markdown ce qu’il montre',
    ])
  })
})

describe('words in double braces', () => {
  it('are refused with their line when they name no variable', () => {
    const faults = faultsOf(fileWith({ title: 'Dès {{ouvertur}}', program: 'A\n\nB {{ }}' }))
    expect(faults).toEqual([
      expect.stringMatching(/^page\.md:2:12: clé « title » : Inconnu\s: .*ouvertur/),
      expect.stringMatching(/^page\.md:\d+:5: clé « program » : Inconnu\s: /),
    ])
  })

  it('are refused in an address', () => {
    const apply = { title: 'A', url: '/{{promotion}}' }
    expect(faultsOf(fileWith({ head: { apply } }))[0]).toContain(
      'clé « head.apply.url » : une adresse ne peut pas contenir « {{ »',
    )
  })

  it('are refused when they are too many to check', () => {
    expect(faultsOf(fileWith({ program: '{'.repeat(50_000) }))[0]).toContain('trop d’accolades')
  })
})
