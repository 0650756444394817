using System.Text.Json;

namespace Federation.Quality;

/// <param name="What">A short description, for a message; empty when nothing in the page is focused.</param>
/// <param name="Ring">Width of the outline around it or around the choice it belongs to, in CSS pixels.</param>
/// <param name="Again">Left, and come back to: the walk is complete. A date holds the keyboard for several stops.</param>
public sealed record Focused(string What, double Ring, bool Again);

/// <summary>Where the keyboard is, and whether that can be seen.</summary>
public static class Focus
{
    private const int LongestWalk = 400;

    private const string Look = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return { what: '', ring: 0, again: true };
          const seen = (window.__visited ??= new Set());
          const again = seen.has(at) && window.__last !== at;
          seen.add(at);
          window.__last = at;
          const width = element => {
            const style = getComputedStyle(element);
            return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
          };
          // A choice is ringed as a whole; on the map the outline of the département itself thickens.
          const shapes = at.closest('svg') ? [...at.querySelectorAll('path')].map(path => parseFloat(getComputedStyle(path).strokeWidth) / 4) : [];
          const ring = Math.max(width(at), at.closest('.choice') ? width(at.closest('.choice')) : 0, ...shapes);
          const name = at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || at.getAttribute('name') || at.id || '';
          return { what: `${at.localName} « ${name.trim().replace(/\s+/g, ' ').slice(0, 60)} »`, ring, again };
        }
        """;

    public static async Task<Focused> Now(IPage page)
    {
        var at = await page.EvaluateAsync<JsonElement>(Look);
        return new Focused(at.GetProperty("what").GetString()!, at.GetProperty("ring").GetDouble(), at.GetProperty("again").GetBoolean());
    }

    /// <summary>Tab through the whole page; what has no ring of two pixels at least.</summary>
    public static async Task<IReadOnlyList<string>> Walk(IPage page)
    {
        var faults = new List<string>();
        for (var step = 0; step < LongestWalk; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await Now(page);
            if (at.Again)
            {
                return step == 0 ? ["nothing on this page can be reached with the keyboard"] : faults;
            }

            if (at.Ring < 2)
            {
                faults.Add($"focus: {at.What} has a ring of {at.Ring} px");
            }
        }

        return [.. faults, $"focus: more than {LongestWalk} stops"];
    }
}
