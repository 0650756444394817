using System.Diagnostics;

namespace Federation.Running;

/// <summary>The one way to wait for another process: ask again until it is so. A deadline passed is missing evidence, and says what was awaited.</summary>
public static class Until
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    public static Task True(string what, Func<bool> condition, TimeSpan? within = null) => True(what, () => Task.FromResult(condition()), within);

    public static async Task True(string what, Func<Task<bool>> condition, TimeSpan? within = null) =>
        await Found<object>(what, async () => await condition() ? condition : null, within);

    public static async Task<T> Found<T>(string what, Func<Task<T?>> look, TimeSpan? within = null)
        where T : class
    {
        var limit = within ?? Patience;
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            if (waited.Elapsed > limit)
            {
                throw new TimeoutException($"not seen within {limit.TotalSeconds:0.#} s: {what}");
            }

            await Task.Delay(Between);
        }
    }
}
