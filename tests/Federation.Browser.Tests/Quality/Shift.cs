namespace Federation.Quality;

/// <summary>How much what was shown has moved since the page began: the sum of the browser's own layout-shift entries.</summary>
public static class Shift
{
    public const double Most = 0.05;

    // Two frames: entries are given out after the frame that shifted.
    private const string Sum = """
        () => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value; })
            .observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
        })
        """;

    public static Task<double> Of(IPage page) => page.EvaluateAsync<double>(Sum);
}
