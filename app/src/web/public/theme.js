// Before the first paint: the chosen appearance and language, so that nothing flashes. The policy forbids inline scripts.
;(function () {
  var read = function (key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  var theme = read('subrosa.theme')
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  var chinese = navigator.languages.some(function (tag) {
    return tag.toLowerCase().startsWith('zh')
  })
  document.documentElement.lang = read('subrosa.language') || (chinese ? 'zh-TW' : 'en')
})()
