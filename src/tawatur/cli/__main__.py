from tawatur.cli import main

main()
