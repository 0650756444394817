using System.Text.Json;
using Federation.Browsing;

namespace Federation.Quality;

/// <summary>What is true of every page: measured on one visit, said all at once.</summary>
public static class Judgement
{
    private const string Frame = """
        () => ({
          lang: document.documentElement.lang,
          title: document.title,
          headings: [...document.querySelectorAll('h1')].filter(h => h.checkVisibility()).length,
        })
        """;

    public static async Task Holds(Site site, PageState state)
    {
        await using var person = await state.Arrives(site);
        var faults = await Of(site, person, state);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<IReadOnlyList<string>> Of(Site site, Person person, PageState state)
    {
        var page = person.Page;
        var faults = new List<string>();
        var weight = await Weight.Of(page);
        await state.Open(site, person);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (state.IsFirstVisit && weight.Bytes is var bytes && bytes is 0 or >= Weight.Most)
        {
            faults.Add($"weight: {bytes} bytes");
        }

        if (state.IsFirstVisit && await Shift.Of(page) is var shift && shift >= Shift.Most)
        {
            faults.Add($"layout shift: {shift:0.000}");
        }

        var frame = await page.EvaluateAsync<JsonElement>(Frame);
        Check(faults, frame.GetProperty("lang").GetString() == "fr", "lang is not fr");
        Check(faults, frame.GetProperty("title").GetString()!.EndsWith(state.IsHome ? "Fédération du travail pair" : " · Fédération du travail pair", StringComparison.Ordinal), $"title: {frame.GetProperty("title")}");
        Check(faults, frame.GetProperty("headings").GetInt32() == 1, $"{frame.GetProperty("headings")} h1");
        await Screens.Each(page, state.Name, async screen => faults.AddRange((await Axe.Judge(page)).Select(fault => $"{screen}: {fault}")));
        await page.SetViewportSizeAsync(320, 800);
        var width = await page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)");
        Check(faults, width <= 320, $"scrolls sideways at 320 px: {width} px wide{await Wide(page)}");
        await page.SetViewportSizeAsync(1280, 900);
        faults.AddRange(await Focus.Walk(page));
        faults.AddRange(person.Faults);
        return [.. faults.Distinct()];
    }

    private static void Check(List<string> faults, bool holds, string fault)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }

    private static Task<string> Wide(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .hidden')).slice(0, 3)
          .map(e => `, ${e.localName}.${e.className?.baseVal ?? e.className}`).join('')
        """);
}
