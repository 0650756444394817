namespace Federation.Server.CommandLine;

public static class Importing
{
    public static Task<int> Run(Invocation invocation) => Task.FromResult(invocation is null ? 1 : ExitCode.Usage);
}

public static class Exporting
{
    public static Task<int> Run(Invocation invocation) => Task.FromResult(invocation is null ? 1 : ExitCode.Usage);
}

public static class Demonstration
{
    public static Task Prepare(IServiceProvider services, ICollection<string> urls, CancellationToken cancel) => Task.CompletedTask;
}
