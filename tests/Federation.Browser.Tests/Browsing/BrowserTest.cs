namespace Federation.Browsing;

public abstract class BrowserTest(Site site) : IAsyncLifetime
{
    protected Site Site => site;

    public ValueTask InitializeAsync()
    {
        Chromium.Require();
        return ValueTask.CompletedTask;
    }

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
