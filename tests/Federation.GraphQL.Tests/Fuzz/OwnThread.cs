namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>Seconds of computing on a thread of its own: on the pool's, the other tests of the process would wait for it.</summary>
internal static class OwnThread
{
    /// <summary>The stack of a server's request thread: what overflows there must overflow here.</summary>
    private const int StackBytes = 1_536 * 1024;

    public static Task<T> Run<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        }, StackBytes) { IsBackground = true }.Start();
        return done.Task;
    }
}
